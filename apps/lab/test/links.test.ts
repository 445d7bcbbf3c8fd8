import { expect, test } from 'vitest'
import { browserSpan, hexId, sendItems, sendSpans, startLab, traceId } from './lab.ts'

const later = '1'.repeat(32)

test('a trace tells which spans of other traces link to it, however they came', async () => {
  const app = await startLab()
  const link = { traceId, spanId: hexId(1) }
  await sendSpans(app, {})
  await sendSpans(app, { traceId: later, spanId: hexId(5), name: 'sweep', links: [link] })
  const browserLink = { trace_id: traceId, span_id: hexId(1), sampled: true }
  await sendItems(app, browserSpan({ trace_id: '2'.repeat(32), links: [browserLink] }))
  await sendSpans(app, { traceId: '3'.repeat(32), attributes: [] })

  const { links } = (await app.inject(`/api/traces/${traceId}/linked-from`)).json()
  expect(links).toEqual([
    { traceId: later, spanId: hexId(5), name: 'sweep', service: 'checkout-api', toSpanId: hexId(1) },
    expect.objectContaining({ traceId: '2'.repeat(32), spanId: hexId(0xb), toSpanId: hexId(1) }),
  ])
})

test('links inside a trace and mentions of its id are no links from elsewhere', async () => {
  const app = await startLab()
  const link = { traceId, spanId: hexId(1) }
  const mention = [{ key: 'note', value: { stringValue: traceId } }]
  await sendSpans(app, {}, { links: [link] }, { traceId: later, attributes: mention })
  expect((await app.inject(`/api/traces/${traceId}/linked-from`)).json()).toEqual({ links: [] })
})

test.each(['traceparent', 'sentry-trace'])(
  'two halves of one request lead to each other by the %s that was recorded',
  async (header) => {
    const app = await startLab()
    const sent = header === 'traceparent' ? `00-${traceId}-${hexId(0xb)}-01` : `${traceId}-${hexId(0xb)}-1`
    await sendItems(app, browserSpan({}))
    const recorded = [
      { key: `http.request.header.${header}`, value: { arrayValue: { values: [{ stringValue: sent }] } } },
    ]
    await sendSpans(app, { traceId: later, spanId: hexId(5), kind: 2, parentSpanId: '', attributes: recorded })
    await sendSpans(app, { traceId: '3'.repeat(32), attributes: [{ key: 'note', value: { stringValue: traceId } }] })

    const othersOf = async (id: string) => (await app.inject(`/api/traces/${id}/other-halves`)).json().traces
    expect(await othersOf(traceId)).toEqual([expect.objectContaining({ traceId: later })])
    expect(await othersOf(later)).toEqual([expect.objectContaining({ traceId })])
    expect(await othersOf('3'.repeat(32))).toEqual([])
  },
)
