import { browserCheckoutOp, serviceNames, spanNames } from '@checkout/contract/telemetry'
import { onlySpan, parentOf } from '../fixtures/lab.ts'
import { expect, test } from '../fixtures/test.ts'

test('one click is one trace from the browser through both services to the database', async ({ shop, lab }) => {
  const { traceId, request } = await shop.checkOut('normal')
  const trace = await lab.traceWhere(traceId, ({ verdict, spans }) => {
    expect(verdict.linked, verdict.message).toBe(true)
    expect(spans.some((span) => span.service === serviceNames.payments && span.kind === 'server')).toBe(true)
  })

  const click = onlySpan(trace, { op: browserCheckoutOp })
  expect(click).toMatchObject({ name: spanNames.browserCheckout, parentSpanId: null, service: serviceNames.web })
  expect(click.attributes).toMatchObject({ scenario: 'normal', itemCount: 1, totalCents: expect.any(Number) })

  const clientSpan = onlySpan(trace, { op: 'http.client', side: 'browser' })
  expect(clientSpan.parentSpanId).toBe(click.spanId)
  expect((await request.headerValue('traceparent'))?.split('-')[2]).toBe(clientSpan.spanId)

  const apiServer = onlySpan(trace, { kind: 'server', service: serviceNames.api })
  expect(apiServer.parentSpanId).toBe(clientSpan.spanId)
  expect(apiServer.attributes.scenario).toBe('normal')

  const paymentsServer = onlySpan(trace, { kind: 'server', service: serviceNames.payments })
  expect(parentOf(trace, paymentsServer)).toMatchObject({ kind: 'client', service: serviceNames.api })

  expect(new Set(trace.spans.map((span) => span.traceId))).toEqual(new Set([traceId]))
})

test('two clicks are two traces', async ({ shop }) => {
  const first = await shop.checkOut('inventory-miss')
  const second = await shop.checkOut('inventory-miss')
  expect(second.traceId).not.toBe(first.traceId)
})

test('the API keeps the trace headers it got, on its SERVER span and in the first log', async ({ shop, lab }) => {
  const { traceId, request } = await shop.checkOut('normal')
  const trace = await lab.traceWhere(traceId, ({ spans, logs }) => {
    expect(spans.some((span) => span.kind === 'server' && span.service === serviceNames.api)).toBe(true)
    expect(logs.some((log) => log.body === 'checkout.started')).toBe(true)
  })
  const server = onlySpan(trace, { kind: 'server', service: serviceNames.api })
  const started = trace.logs.find((log) => log.body === 'checkout.started')
  for (const name of ['traceparent', 'sentry-trace', 'baggage']) {
    const sent = await request.headerValue(name)
    expect([server.attributes[`http.request.header.${name}`]].flat()).toEqual([sent])
    expect(started?.attributes[`http.request.header.${name}`]).toBe(sent)
  }
})

test('every backend span says in the lab by which route it came', async ({ shop, lab, route, page }) => {
  const { traceId } = await shop.checkOut('normal')
  const trace = await lab.traceWhere(traceId, ({ verdict }) => expect(verdict.linked).toBe(true))
  const backend = trace.spans.filter((span) => span.source === 'otlp')
  expect(new Set(backend.map((span) => span.attributes['resource.telemetry.route']))).toEqual(new Set([route]))

  const server = onlySpan(trace, { kind: 'server', service: serviceNames.api })
  await page.goto(`${lab.origin}/t/${traceId}`)
  await page.locator(`[data-span-id="${server.spanId}"]`).click()
  await expect(page.getByText('telemetry.route')).toBeVisible()
})
