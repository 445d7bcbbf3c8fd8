import { serviceNames, spanNames } from '@checkout/contract/telemetry'
import { onlySpan, orphansOf } from '../../fixtures/lab.ts'
import { expect, test } from '../../fixtures/test.ts'

test('without a line of ours a click is one trace, with fewer spans and no log of the API', async ({ shop, lab }) => {
  const { traceId } = await shop.checkOut('normal')
  const trace = await lab.traceWhere(traceId, ({ verdict, spans }) => {
    expect(verdict.linked, verdict.message).toBe(true)
    expect(spans.filter(({ kind }) => kind === 'server')).toHaveLength(2)
    expect(spans.map(({ name }) => name)).toContain(spanNames.sendConfirmation)
  })
  expect(orphansOf(trace)).toEqual([])
  const own = trace.spans.filter(({ service }) => service === serviceNames.api)
  expect(own.map(({ kind, op, name }) => (kind === 'client' ? op : name)).toSorted()).toEqual([
    'POST /api/checkout',
    spanNames.calculateTax,
    spanNames.payment,
    spanNames.reserveInventory,
    spanNames.sendConfirmation,
    spanNames.validateCart,
    spanNames.writeOrder,
    'http.client',
  ])

  const server = onlySpan(trace, { kind: 'server', service: serviceNames.api })
  expect(server.attributes['http.route']).toBeUndefined()
  expect(Object.keys(server.attributes).filter((name) => name.startsWith('http.request.header.'))).toEqual([])
  expect(trace.logs.filter(({ service }) => service === serviceNames.api)).toEqual([])
})
