import { expect, type Page, test } from '@playwright/test'
import { watchConsole } from '../../fixtures/console.ts'
import { type OwnLab, startOwnLab } from '../../fixtures/own-lab.ts'
import { sendChain, sendCycles, sendHuge, sendLogsAlone, sendRoots, sendSkewed } from '../../fixtures/strange-traces.ts'

const huge = 100_000

let lab: OwnLab
let complaints: string[]
test.beforeAll(async () => {
  lab = await startOwnLab('--span-budget', String(3 * huge))
})
test.afterAll(() => lab.stop())
test.beforeEach(({ page }) => {
  complaints = watchConsole(page)
})
test.afterEach(() => expect(complaints).toEqual([]))

/** Opens a trace and gives its tree, once it has so many rows. */
async function openTree(page: Page, traceId: string, rows: number) {
  await page.goto(`${lab.origin}/t/${traceId}`)
  const tree = page.getByRole('treegrid')
  await expect(tree).toHaveAttribute('aria-rowcount', String(rows + 1))
  return tree
}

test('100,000 spans: those in view are drawn, and the last one is a key away', async ({ page }) => {
  const tree = await openTree(page, await sendHuge(lab.origin, huge), huge)
  await expect(page.getByRole('list', { name: 'Facts' })).toContainText('100,000 spans')
  expect(await tree.getByRole('row').count()).toBeLessThan(100)
  await page.keyboard.press('End')
  await expect(tree.getByRole('row', { selected: true })).toContainText(`step ${huge - 1}`)
})

test('two traces of 100,000 spans are compared, and the slow step is named', async ({ page }) => {
  const [a, b] = [await sendHuge(lab.origin, huge), await sendHuge(lab.origin, huge, 250)]
  await page.goto(`${lab.origin}/compare/${a}/${b}`)
  await expect(page.getByRole('status').filter({ hasText: 'slow step is 250 ms longer in B' })).toBeVisible()
  await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', String(huge + 1))
})

test('a chain of 40: the name of the deepest span is still read', async ({ page }) => {
  const tree = await openTree(page, await sendChain(lab.origin, 40), 40)
  await page.keyboard.press('End')
  const last = tree.getByRole('row', { selected: true })
  await expect(last).toHaveAttribute('aria-level', '40')
  const name = last.getByText('level 40')
  await expect(name).toBeInViewport({ ratio: 1 })
  expect((await name.boundingBox())?.width).toBeGreaterThan(40)
})

test('500 roots stand side by side', async ({ page }) => {
  const tree = await openTree(page, await sendRoots(lab.origin, 500), 500)
  await expect(tree.getByRole('row', { name: 'root 3' }).first()).toHaveAttribute('aria-level', '1')
  await page.keyboard.press('End')
  await expect(tree.getByRole('row', { selected: true })).toContainText('root 499')
})

test('parents that form a cycle are cut, and the rows say so', async ({ page }) => {
  const tree = await openTree(page, await sendCycles(lab.origin), 4)
  await expect(tree.getByRole('row', { name: 'first of the ring' })).toContainText('parents form a cycle')
  await expect(tree.getByRole('row', { name: 'third of the ring' })).toHaveAttribute('aria-level', '3')
  await expect(tree.getByRole('row', { name: 'its own parent' })).toContainText('parents form a cycle')
})

test('a clock that is three hours ahead is told, and aligned when that is asked for', async ({ page }) => {
  await openTree(page, await sendSkewed(lab.origin), 3)
  const facts = page.getByRole('list', { name: 'Facts' })
  await expect(facts).toContainText('3 h 00 m')
  await expect(page.getByText('Clocks differ: payments 3 h 00 m ahead')).toBeVisible()
  await page.getByRole('button', { name: 'Align clocks' }).click()
  await expect(facts).toContainText('300 ms')
  await expect(facts).not.toContainText('3 h 00 m')
})

test('logs alone stand in the panel, and the tree says why it is empty', async ({ page }) => {
  const traceId = await sendLogsAlone(lab.origin, 1_000)
  await page.goto(`${lab.origin}/t/${traceId}`)
  await expect(page.getByText('Logs only.')).toBeVisible()
  await expect(page.getByText('line 7', { exact: true })).toBeVisible()
  await expect(page.getByText('Show 200 more logs of 1,000')).toBeVisible()
  await expect(page.getByText('No span of this trace has arrived.')).toBeVisible()
})
