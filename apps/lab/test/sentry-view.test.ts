import { expect, test } from 'vitest'
import { browserSpan, hexId, readTrace, sendItems, sendSpans, startLab, traceId } from './lab.ts'

const url = `/api/traces/${traceId}/spans/${hexId(1)}/sentry`

function now(offsetMs = 0): string {
  return `${Date.now() + offsetMs}000000`
}

function lasting(startMs = -1_000, endMs = startMs + 50) {
  return { name: 'checkout', startTimeUnixNano: now(startMs), endTimeUnixNano: now(endMs) }
}

test('a span sent by OTLP is shown as received and as Sentry would store it, with the rules between', async () => {
  const app = await startLab()
  const sent = { ...lasting(), kind: 2, events: [{ name: 'retried' }] }
  await sendSpans(app, sent)
  const { received, stored, changes, outcome } = (await app.inject(url)).json()
  expect(outcome).toEqual({ type: 'accepted' })
  expect(received).toMatchObject(sent)
  expect(stored).toMatchObject({
    trace_id: traceId,
    span_id: hexId(1),
    name: 'checkout',
    status: 'ok',
    is_segment: true,
  })
  expect(stored.attributes['resource.service.name']).toEqual({ type: 'string', value: 'checkout-api' })
  expect(changes).toContainEqual({ rule: 'events.dropped', field: 'events', from: sent.events, to: null })
  expect(changes).toContainEqual({ rule: 'op.default', field: 'attributes.sentry.op', from: null, to: 'default' })
})

test('a span that Sentry would drop says why and stays readable as received', async () => {
  const app = await startLab()
  const backwards = lasting(-1_000, -2_000)
  await sendSpans(app, backwards)
  const view = (await app.inject(url)).json()
  expect(view).toMatchObject({ stored: null, outcome: { type: 'dropped', reason: 'timestamp' }, received: backwards })
  expect((await readTrace(app)).spans).toHaveLength(1)
})

test('the time of receipt is that of the body, not of the question', async () => {
  const app = await startLab()
  const before = Date.now()
  await sendSpans(app, lasting())
  await app.inject(`/api/traces/${traceId}`)
  const after = Date.now()
  const ask = async () => (await app.inject(url)).json().stored.attributes['sentry.observed_timestamp_nanos'].value
  const observedMs = Number(await ask()) / 1e6
  expect(observedMs).toBeGreaterThanOrEqual(before)
  expect(observedMs).toBeLessThanOrEqual(after)
  expect(Number(await ask()) / 1e6).toBe(observedMs)
})

test('a span of a Sentry SDK needs no translation, and is stored with what Sentry works out from it', async () => {
  const app = await startLab()
  const times = { start_timestamp: Date.now() / 1000 - 1, end_timestamp: Date.now() / 1000 }
  await sendItems(app, browserSpan({ span_id: hexId(1), ...times }))
  const view = (await app.inject(url)).json()
  expect(view).toMatchObject({ outcome: { type: 'accepted' }, received: { name: 'POST localhost:8000', ...times } })
  expect(view.stored).toMatchObject({ name: 'POST localhost:8000', ...times })
  expect(view.stored.attributes).toMatchObject({ ...view.received.attributes, 'sentry.category': { value: 'http' } })
  expect(view.changes).toContainEqual({
    rule: 'category.op',
    field: 'attributes.sentry.category',
    from: null,
    to: 'http',
  })
})

test('ids may be written in capitals', async () => {
  const app = await startLab()
  await sendSpans(app, { ...lasting(), spanId: 'abcdefabcdefabcd' })
  const answer = await app.inject(`/api/traces/${traceId.toUpperCase()}/spans/ABCDEFABCDEFABCD/sentry`)
  expect(answer.json().stored).toMatchObject({ span_id: 'abcdefabcdefabcd' })
})

test('a span nobody sent is 404 with a message that names it, and a wrong id is 400', async () => {
  const app = await startLab()
  expect((await app.inject(url)).json()).toMatchObject({ code: 'trace_not_found' })
  await sendSpans(app, lasting())
  const unknown = await app.inject(url.replace(hexId(1), hexId(9)))
  expect([unknown.statusCode, unknown.json()]).toEqual([
    404,
    { code: 'span_not_found', message: expect.stringContaining(hexId(9)) },
  ])
  const wrong = await app.inject(url.replace(hexId(1), 'xyz'))
  expect([wrong.statusCode, wrong.json()]).toMatchObject([400, { code: 'bad_request', field: 'spanId' }])
})
