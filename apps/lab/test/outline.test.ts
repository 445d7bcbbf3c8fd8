import { expect, test } from 'vitest'
import { hexId, sendLog, sendSpans, startLab, traceId } from './lab.ts'

const keyValue = (key: string, stringValue: string) => ({ key, value: { stringValue } })

test('the outline of a trace has its spans in columns by start time, each with the index of its parent', async () => {
  const app = await startLab()
  const late = { name: 'checkout.payment', startTimeUnixNano: '1795228035296500000' }
  await sendSpans(app, { spanId: hexId(2), parentSpanId: hexId(1), ...late }, { spanId: hexId(1), kind: 2 })
  await sendSpans(app, { spanId: hexId(3), parentSpanId: hexId(9), ...late, status: { code: 2 } })
  await sendLog(app, { spanId: hexId(2) })
  const outline = (await app.inject(`/api/traces/${traceId}/outline`)).json()
  expect(outline).toMatchObject({
    traceId,
    startTimeMs: 1795228035286,
    summary: { spanCount: 3, logCount: 1 },
    verdict: { linked: false },
    logSpans: [1],
    spans: {
      ids: [hexId(1), hexId(2), hexId(3)],
      missingIds: [hexId(9)],
      parents: [-1, 0, 3],
      offsetsMs: [0, 10.5, 10.5],
      durationsMs: [50, 39.5, 39.5],
      names: { texts: ['checkout', 'checkout.payment'], at: [0, 1, 1] },
      subtitles: { texts: ['server'], at: [0, -1, -1] },
      services: { texts: ['checkout-api'], at: [0, 0, 0] },
      failures: { texts: ['error'], at: [-1, -1, 0] },
    },
  })
})

test('a span is read by its id, with its attributes', async () => {
  const app = await startLab()
  await sendSpans(app, { attributes: [keyValue('db.query.text', 'SELECT 1')] })
  const span = (await app.inject(`/api/traces/${traceId}/spans/${hexId(1)}`)).json()
  expect(span).toMatchObject({ spanId: hexId(1), attributes: { 'db.query.text': 'SELECT 1' } })
  const absent = await app.inject(`/api/traces/${traceId}/spans/${hexId(7)}`)
  expect([absent.statusCode, absent.json().code]).toEqual([404, 'span_not_found'])
})

test.each([
  ['a value', 'select 1'],
  ['the name of an attribute', 'DB.Query'],
  ['a name', 'refund'],
  ['an id', hexId(2)],
])('spans are found by %s, whatever the case', async (_what, text) => {
  const app = await startLab()
  const found = { name: 'checkout.refund_payment', attributes: [keyValue('db.query.text', 'SELECT 1')] }
  await sendSpans(app, {}, found)
  const answer = await app.inject({ url: `/api/traces/${traceId}/search`, query: { text } })
  expect(answer.json()).toEqual({ spanIds: [hexId(2)] })
})

test('spans that are found come by start time, whenever they arrived', async () => {
  const app = await startLab()
  const late = { spanId: hexId(1), startTimeUnixNano: '1795228035296500000' }
  await sendSpans(app, late, { spanId: hexId(2) })
  const answer = await app.inject(`/api/traces/${traceId}/search?text=checkout`)
  expect(answer.json()).toEqual({ spanIds: [hexId(2), hexId(1)] })
})

test('a search for nothing is refused, and one in a trace that is not here is 404', async () => {
  const app = await startLab()
  const empty = await app.inject(`/api/traces/${traceId}/search?text=%20`)
  expect([empty.statusCode, empty.json().field]).toEqual([400, 'text'])
  for (const path of ['outline', `spans/${hexId(1)}`, 'search?text=a']) {
    const absent = await app.inject(`/api/traces/${traceId}/${path}`)
    expect([path, absent.statusCode, absent.json().code]).toEqual([path, 404, 'trace_not_found'])
  }
})
