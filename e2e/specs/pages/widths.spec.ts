import type { Page } from '@playwright/test'
import { expect, test } from '../../fixtures/test.ts'

/** Stands on every page once it was read. */
const told = /Run checkout|checkout\.failed|CheckoutFailedError|unreadable/
const widths = [390, 600, 780, 861, 1_021, 1_181, 1_440]

/** Texts that end where their box ends, with nothing that says so. */
function cutTexts(): string[] {
  const says = new Set(['auto', 'scroll'])
  return [...document.querySelectorAll('main *, header *')].flatMap((element) => {
    const { overflowX, textOverflow, clipPath } = getComputedStyle(element)
    const isCut = element.checkVisibility() && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1
    if (
      !isCut ||
      element.textContent === '' ||
      clipPath !== 'none' ||
      overflowX === 'visible' ||
      says.has(overflowX) ||
      textOverflow === 'ellipsis'
    )
      return []
    return `${element.className}: ${element.textContent}`
  })
}

async function expectToFit(page: Page, where: string): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    await expect.poll(over, `${where} at ${width} px is wider than the window`).toBeLessThanOrEqual(0)
    await expect.poll(() => page.evaluate(cutTexts), `${where} at ${width} px`).toEqual([])
  }
}

test('at every width the pages of the lab fit the window, and no word is cut without a sign', async ({
  shop,
  page,
  lab,
}) => {
  test.slow()
  const normal = await shop.checkOut('normal')
  const crash = await shop.checkOut('backend-crash')
  for (const { traceId } of [normal, crash])
    await lab.traceWhere(traceId, ({ verdict }) => expect(verdict.linked).toBe(true))
  await fetch(`${lab.origin}/v1/traces`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' })
  const trace = `/t/${crash.traceId}`
  const pages = ['/', '/logs', '/errors', '/problems', trace, `${trace}/table`, `/compare/${normal.traceId}`]
  for (const path of [...pages, `/compare/${normal.traceId}/${crash.traceId}`]) {
    await page.goto(`${lab.origin}${path}`)
    await expect(page.locator('main').getByText(told).first()).toBeVisible()
    await expectToFit(page, path)
  }
  await page.goto(`${lab.origin}${trace}`)
  await page.keyboard.press('e')
  for (const tab of await page.getByRole('tab').all()) {
    await page.setViewportSize({ width: 1_440, height: 900 })
    await tab.click()
    await expectToFit(page, `tab ${await tab.textContent()}`)
  }
})
