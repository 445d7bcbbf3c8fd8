import { eventNames, spanNames } from '@checkout/contract/telemetry'
import type { Locator, Page } from '@playwright/test'
import { onlySpan } from '../../fixtures/lab.ts'
import { expect, test } from '../../fixtures/test.ts'

/** Goes on with Tab, as a person does, until the keyboard is where it is wanted. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 120; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    // What was recorded is a picture: the keyboard must not get lost in it.
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('IFRAME')
    await page.keyboard.press('Tab')
  }
  throw new Error('Tab does not reach it')
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

async function order(page: Page, web: string, scenario: string): Promise<string> {
  await page.goto(web)
  await tabTo(page, page.getByRole('button', { name: 'Add to cart' }).first())
  await press(page, 'Enter')
  await tabTo(page, page.getByRole('link', { name: /^Checkout/ }))
  await press(page, 'Enter')
  const radios = page.getByRole('radio')
  await tabTo(page, radios.first())
  const chosen = page.getByRole('radio', { name: new RegExp(`^${scenario}\\b`), checked: true })
  while ((await chosen.count()) === 0) await press(page, 'ArrowDown')
  await tabTo(page, page.getByRole('button', { name: 'Place order' }))
  await press(page, 'Enter')
  const traceId = page.getByTestId('trace-id')
  await expect(traceId).toHaveText(/^[0-9a-f]{32}$/)
  return (await traceId.textContent()) ?? ''
}

test('everything can be done by the keyboard alone', async ({ page, system, lab }) => {
  test.setTimeout(180_000)
  // The console of the page is watched: a pointer would fail the test.
  await page.addInitScript(() => addEventListener('pointerdown', () => console.error('a pointer was used'), true))
  const { web } = system.origins

  const slow = await order(page, web, 'slow-payment')
  await lab.traceWhere(slow, ({ verdict }) => expect(verdict.linked).toBe(true))
  const crash = await order(page, web, 'backend-crash')
  const trace = await lab.traceWhere(crash, ({ spans, replays, verdict }) => {
    expect(verdict.linked).toBe(true)
    expect(replays).toHaveLength(1)
    expect(spans.some(({ name }) => name === spanNames.refundPayment)).toBe(true)
  })

  await test.step('the list: filter, choose, pin, compare', async () => {
    await page.goto(lab.origin)
    await expect(page.locator(`[data-trace-id="${crash}"]`)).toBeVisible()
    await press(page, '/')
    await page.keyboard.type(crash)
    await press(page, 'Escape', 'ArrowDown', 'P')
    const pin = page.locator(`[data-trace-id="${crash}"]`).getByRole('button', { name: /^Pin / })
    await expect(pin).toHaveAttribute('aria-pressed', 'true')
    await press(page, 'x', '/')
    await page.keyboard.type(slow)
    await expect(page.locator('[data-trace-id]')).toHaveCount(1)
    await press(page, 'Escape', 'ArrowDown', 'x')
    await tabTo(page, page.getByRole('link', { name: 'Compare', exact: true }))
    await press(page, 'Enter')
    await expect(page).toHaveURL(`${lab.origin}/compare/${crash}/${slow}`)
  })

  await test.step('the comparison: swap, narrow, go to a span', async () => {
    await expect(page.getByText(/longer in B/).first()).toBeVisible()
    await press(page, 'x')
    await expect(page).toHaveURL(`${lab.origin}/compare/${slow}/${crash}`)
    await press(page, 'd')
    await expect(page).toHaveURL(/show=differences/)
    // To the second row and back to the root, which both traces have.
    await press(page, 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Enter')
    await expect(page).toHaveURL(new RegExp(`/t/${slow}/s/[0-9a-f]{16}$`))
  })

  await test.step('a trace: move, fold, find, errors, tabs, zoom', async () => {
    await page.goto(`${lab.origin}/t/${crash}`)
    const rows = page.getByRole('treegrid').getByRole('row')
    await expect(rows.first()).toBeVisible()
    await press(page, 'e')
    await expect(page.locator('[aria-selected="true"][data-span-id]')).toBeVisible()
    await press(page, '/')
    await page.keyboard.type(spanNames.payment)
    await press(page, 'Enter', 'Escape')
    const payment = onlySpan(trace, { name: spanNames.payment })
    await expect(page).toHaveURL(`${lab.origin}/t/${crash}/s/${payment.spanId}`)
    await press(page, 's', 'z')
    await tabTo(page, page.getByRole('tab', { name: 'Span' }))
    await press(page, 'ArrowRight')
    await expect(page.getByRole('tab', { selected: true })).not.toHaveText(/^Span/)
    await tabTo(page, page.locator('.trace-menu summary'))
    await press(page, 'Enter')
    await expect(page.getByRole('link', { name: /^Export/ })).toBeVisible()
    await press(page, 'Escape')
    await press(page, 't')
    await expect(page.getByRole('table', { name: 'Spans' })).toBeVisible()
  })

  await test.step('the replay: to the moment of an error, seek, play, pause, speed', async () => {
    await page.goto(`${lab.origin}/t/${crash}`)
    await expect(page.getByRole('treegrid')).toBeFocused()
    await press(page, 'e')
    await tabTo(page, page.getByRole('button', { name: 'Replay at this moment' }).first())
    await press(page, 'Enter')
    const position = page.getByRole('slider', { name: 'Position in the recording' })
    await expect(position).toBeEnabled()
    await tabTo(page, position)
    await press(page, 'Home')
    await expect(position).toHaveAttribute('aria-valuetext', /^0 ms of /)
    await press(page, 'PageUp', 'ArrowRight')
    await expect(position).not.toHaveAttribute('aria-valuetext', /^0 ms of /)
    await tabTo(page, page.getByRole('button', { name: 'Play', exact: true }))
    await press(page, 'Space')
    await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeFocused()
    await press(page, 'Space')
    await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeFocused()
    const speed = page.getByRole('combobox', { name: 'Speed' })
    await tabTo(page, speed)
    await press(page, 'ArrowDown')
    await expect(speed).toHaveValue('2')
    // A choice takes letters, a slider takes none.
    await press(page, 'Shift+Tab')
    await expect(position).toBeFocused()
  })

  await test.step('logs and errors, to the exact span', async () => {
    await press(page, 'g', 'l')
    await expect(page.getByRole('searchbox', { name: 'Filter logs' })).toBeVisible()
    await press(page, '/')
    await page.keyboard.type(`${eventNames.failed} ${crash}`)
    await expect(page.getByRole('row').nth(1)).toContainText(eventNames.failed)
    await press(page, 'Escape', 'ArrowDown', 'Enter')
    await expect(page).toHaveURL(new RegExp(`/t/${crash}/s/[0-9a-f]{16}$`))
    await press(page, 'g', 'e')
    const group = page.getByRole('button', { name: /DeliberateCrash/ })
    await tabTo(page, group)
    await press(page, 'Enter')
    await expect(group).toHaveAttribute('aria-expanded', 'true')
    await press(page, 'g', 'p')
    await expect(page).toHaveURL(`${lab.origin}/problems`)
  })

  await test.step('help, commands, theme', async () => {
    await press(page, '?')
    await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible()
    await press(page, 'Escape', 'Control+k')
    await expect(page.getByRole('combobox', { name: 'Command or trace' })).toBeFocused()
    await page.keyboard.type('dark theme')
    await press(page, 'Enter')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await press(page, 'Control+k')
    await expect(page.getByRole('combobox', { name: 'Command or trace' })).toBeFocused()
    await page.keyboard.type(slow)
    await press(page, 'Enter')
    await expect(page).toHaveURL(`${lab.origin}/t/${slow}`)
  })

  await test.step('pause, clear, undo, import', async () => {
    await press(page, 'g', 't', 'p')
    await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible()
    await press(page, 'p')
    await tabTo(page, page.getByRole('button', { name: 'Clear' }))
    await press(page, 'Enter')
    await expect(page.locator(`[data-trace-id="${slow}"]`)).toHaveCount(0)
    await expect(page.locator(`[data-trace-id="${crash}"]`)).toBeVisible()
    await expect(page.getByRole('button', { name: /^Undo/ })).toBeVisible()
    await press(page, 'u')
    await expect(page.locator(`[data-trace-id="${slow}"]`)).toBeVisible()
    const choosing = page.waitForEvent('filechooser')
    await press(page, 'o')
    const exported = await page.request.get(`${lab.origin}/api/traces/${slow}/export`)
    const file = { name: 'slow.jsonl.gz', mimeType: 'application/gzip', buffer: await exported.body() }
    await (await choosing).setFiles(file)
    await expect(page.getByText('slow.jsonl.gz: nothing new, the lab has all of it.')).toBeVisible()
  })

  await test.step('a fault is ended', async () => {
    await page.request.put(`${lab.origin}/api/faults`, { data: { answer: 503, project: '4' } })
    await tabTo(page, page.getByRole('button', { name: 'End it' }))
    await press(page, 'Enter')
    await expect(page.getByText(/A fault is on/).filter({ visible: true })).toHaveCount(0)
  })
})
