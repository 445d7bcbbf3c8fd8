import { serviceNames, spanNames } from '@checkout/contract/telemetry'
import { watchConsole } from '../../fixtures/console.ts'
import { onlySpan } from '../../fixtures/lab.ts'
import { expect, test } from '../../fixtures/test.ts'

test('a click in the shop appears in an open list of traces and becomes linked', async ({ shop, system, context }) => {
  const list = await context.newPage()
  const complaints = watchConsole(list)
  await list.goto(system.origins.lab)
  await shop.page.bringToFront()
  const { traceId } = await shop.checkOut('normal')

  const row = list.locator(`[data-trace-id="${traceId}"]`)
  await expect(row).toContainText(spanNames.browserCheckout)
  await expect(row).toContainText('linked')
  await expect(row).toContainText('normal')
  expect(complaints).toEqual([])
})

test("the shop's link opens the trace, with browser and backend in one tree", async ({ shop, context, lab }) => {
  const { traceId } = await shop.checkOut('normal')
  const opened = context.waitForEvent('page')
  await shop.page.getByRole('link', { name: 'See this trace' }).click()
  const view = await opened
  const complaints = watchConsole(view)
  // High enough for every row: only those in view are drawn.
  await view.setViewportSize({ width: 1_280, height: 1_500 })

  await expect(view).toHaveURL(`${lab.origin}/t/${traceId}`)
  await expect(view.getByText('Linked', { exact: false }).first()).toBeVisible()
  const trace = await lab.traceWhere(traceId, ({ spans }) =>
    expect(spans.some((s) => s.name === spanNames.sendConfirmation)).toBe(true),
  )

  const tree = view.getByRole('treegrid')
  const levelOf = async (spanId: string) => {
    const row = tree.locator(`[data-span-id="${spanId}"]`)
    await expect(row).toBeVisible()
    return Number(await row.getAttribute('aria-level'))
  }
  const click = onlySpan(trace, { name: spanNames.browserCheckout })
  const request = onlySpan(trace, { op: 'http.client', side: 'browser' })
  const server = onlySpan(trace, { kind: 'server', service: serviceNames.api })
  const payment = onlySpan(trace, { name: spanNames.payment })
  expect(await levelOf(click.spanId)).toBe(1)
  expect(await levelOf(request.spanId)).toBe(2)
  expect(await levelOf(server.spanId)).toBe(3)
  expect(await levelOf(payment.spanId)).toBeGreaterThan(3)
  expect(complaints).toEqual([])
})

test('the lab asks nobody but itself', async ({ page, system, lab, shop }) => {
  const { traceId } = await shop.checkOut('normal')
  const asked = new Set<string>()
  page.on('request', (request) => asked.add(new URL(request.url()).origin))
  await page.goto(`${lab.origin}/t/${traceId}`)
  await expect(page.getByRole('treegrid')).toBeVisible()
  await page.goto(lab.origin)
  await expect(page.locator(`[data-trace-id="${traceId}"]`)).toBeVisible()
  expect([...asked]).toEqual([system.origins.lab])
})

test("a span's tab In Sentry shows the operation that Sentry infers, and that it keeps the span", async ({
  shop,
  page,
  lab,
}) => {
  const { traceId } = await shop.checkOut('normal')
  const trace = await lab.traceWhere(traceId, ({ verdict }) => expect(verdict.linked).toBe(true))
  const server = onlySpan(trace, { kind: 'server', service: serviceNames.api })
  await page.goto(`${lab.origin}/t/${traceId}/s/${server.spanId}`)
  await page.getByRole('tab', { name: 'In Sentry' }).click()

  const panel = page.getByRole('tabpanel', { name: 'In Sentry' })
  await expect(panel.getByText('Accepted.')).toBeVisible()
  await expect(panel.getByRole('listitem').filter({ hasText: /^inferredsentry\.ophttp\.server$/ })).toBeVisible()
  await expect(panel.getByRole('row', { name: 'sentry.op http.server' })).toBeVisible()
})
