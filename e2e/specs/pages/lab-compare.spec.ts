import { spanNames } from '@checkout/contract/telemetry'
import type { TraceDetail } from '@checkout/trace-model/model'
import { onlySpan } from '../../fixtures/lab.ts'
import { expect, test } from '../../fixtures/test.ts'

function isWhole({ spans, verdict }: TraceDetail): void {
  expect(verdict.linked).toBe(true)
  expect(spans.some(({ name }) => name === spanNames.sendConfirmation)).toBe(true)
}

test('two orders that are chosen in the list are compared, and the slow step is named', async ({ shop, page, lab }) => {
  // The first order of a fresh system is slow in places of its own.
  await shop.checkOut('normal')
  const normal = await shop.checkOut('normal')
  const slow = await shop.checkOut('slow-payment')
  for (const { traceId } of [normal, slow]) await lab.traceWhere(traceId, isWhole)

  await page.goto(lab.origin)
  for (const { traceId } of [normal, slow]) {
    await page.locator(`[data-trace-id="${traceId}"]`).getByRole('checkbox').check()
  }
  await page.getByRole('link', { name: 'Compare' }).click()
  await expect(page).toHaveURL(`${lab.origin}/compare/${normal.traceId}/${slow.traceId}`)
  await expect(page.getByText(/^checkout\.payment is 1\.\d+ s longer in B/)).toBeVisible()

  const row = page.getByRole('row').filter({ hasText: spanNames.payment }).first()
  await page.setViewportSize({ width: 1_280, height: 3_000 })
  await row.getByRole('link').last().click()
  const payment = onlySpan((await lab.trace(slow.traceId)) as TraceDetail, { name: spanNames.payment })
  await expect(page).toHaveURL(`${lab.origin}/t/${slow.traceId}/s/${payment.spanId}`)
})

test('what only one of two traces has is said, and a trace is compared from its own page', async ({
  shop,
  page,
  lab,
}) => {
  const normal = await shop.checkOut('normal')
  const crash = await shop.checkOut('backend-crash')
  await lab.traceWhere(normal.traceId, isWhole)
  await lab.traceWhere(crash.traceId, ({ spans, verdict }) => {
    expect(verdict.linked).toBe(true)
    expect(spans.some(({ name }) => name === spanNames.refundPayment)).toBe(true)
  })
  await page.goto(`${lab.origin}/t/${normal.traceId}`)
  await page.getByText('Share').click()
  await page.getByRole('link', { name: /^Compare with/ }).click()
  // High enough for every row: those out of view are not in the page.
  await page.setViewportSize({ width: 1_280, height: 3_000 })
  await page.locator(`a[href="/compare/${normal.traceId}/${crash.traceId}"]`).click()
  await expect(page.getByRole('row').filter({ hasText: spanNames.refundPayment })).toContainText('only in B')
  await expect(page.getByRole('row').filter({ hasText: spanNames.sendConfirmation })).toContainText('only in A')
})

test('a trace is read as a table, whole', async ({ shop, page, lab }) => {
  const { traceId } = await shop.checkOut('normal')
  await lab.traceWhere(traceId, isWhole)
  await page.goto(`${lab.origin}/t/${traceId}`)
  await page.getByText('Share').click()
  await page.getByRole('link', { name: /^As a table/ }).click()
  const spans = page.getByRole('table', { name: 'Spans' })
  await expect(spans.getByRole('rowheader', { name: spanNames.payment })).toBeVisible()
  // Logs and late spans still come in; the table follows.
  await expect(async () => {
    const trace = (await lab.trace(traceId)) as TraceDetail
    await expect(spans.locator('tbody tr')).toHaveCount(trace.spans.length, { timeout: 1_000 })
    const logs = page.getByRole('table', { name: 'Logs' }).locator('tbody tr')
    await expect(logs).toHaveCount(trace.logs.length, { timeout: 1_000 })
  }).toPass()
})

test('a trace is copied as Markdown', async ({ shop, page, context, lab }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: lab.origin })
  const { traceId } = await shop.checkOut('normal')
  await lab.traceWhere(traceId, isWhole)
  await page.goto(`${lab.origin}/t/${traceId}`)
  await expect(page.getByRole('treegrid')).toBeVisible()
  await page.keyboard.press('m')
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(spanNames.payment)
})
