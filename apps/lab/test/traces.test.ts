import { expect, test } from 'vitest'
import { createInbox } from '../src/inbox/inbox.ts'
import { TraceDetail, TraceList } from '../src/read/schemas/schemas.ts'
import {
  browserSpan,
  envelope,
  hexId,
  listTraces,
  otlpLogs,
  otlpTraces,
  postEnvelope,
  postOtlp,
  readTrace,
  sendItems,
  sendLog,
  sendSpans,
  startLab,
  traceId,
} from './lab.ts'

const handler = otlpTraces({ kind: 2, parentSpanId: hexId(0xb), name: 'POST /api/checkout' })
const request = envelope([browserSpan()])

test.each([
  ['browser', 'backend'],
  ['backend', 'browser'],
])('the %s first and the %s after it are one linked trace', async (first) => {
  const app = await startLab()
  if (first === 'browser') await postEnvelope(app, request)
  await postOtlp(app, handler)
  if (first === 'backend') await postEnvelope(app, request)
  const trace = await readTrace(app)
  expect(trace.verdict).toMatchObject({ linked: true, code: 'linked' })
  expect(trace.spans.map(({ source, side }: { source: string; side: string }) => [source, side])).toEqual([
    ['envelope', 'browser'],
    ['otlp', 'server'],
  ])
  expect(await listTraces(app)).toMatchObject([{ traceId, link: 'linked', statusCode: 201, spanCount: 2 }])
})

test('logs, errors and replays stand in the trace they name', async () => {
  const app = await startLab()
  const replay = { replay_id: 'e'.repeat(32), replay_start_timestamp: 1795228030, trace_ids: [traceId] }
  const event = { event_id: 'd'.repeat(32), contexts: { trace: { trace_id: traceId } }, message: 'boom' }
  await sendItems(
    app,
    ['replay_event', { ...replay, segment_id: 0 }],
    ['replay_event', { ...replay, segment_id: 1 }],
    ['replay_event', { ...replay, segment_id: 1 }],
    ['event', event],
  )
  await sendLog(app)
  const trace = await readTrace(app)
  expect(trace.replays).toEqual([{ replayId: 'e'.repeat(32), segments: 2, startTimeMs: 1795228030000 }])
  expect(trace.logs).toMatchObject([{ body: 'checkout.started' }])
  expect(trace.errors).toMatchObject([{ type: 'message', value: 'boom' }])
})

test('a replay that names no traces is found by the id on the spans', async () => {
  const app = await startLab()
  const attributes = { 'sentry.replay_id': { type: 'string', value: 'e'.repeat(32) } }
  await sendItems(app, browserSpan({ attributes }), ['replay_event', { replay_id: 'e'.repeat(32) }])
  expect((await readTrace(app)).replays).toMatchObject([{ replayId: 'e'.repeat(32), segments: 1 }])
})

test('answers have the documented shape', async () => {
  const app = await startLab()
  await postEnvelope(app, request)
  await postOtlp(app, handler)
  await sendLog(app)
  const detail = await readTrace(app)
  expect(TraceDetail.parse(detail)).toEqual(detail)
  const list = (await app.inject('/api/traces')).json()
  expect(TraceList.parse(list)).toEqual(list)
})

test('a span that is sent twice is there once', async () => {
  const app = await startLab()
  await postOtlp(app, handler)
  await postOtlp(app, handler)
  expect((await readTrace(app)).spans).toHaveLength(1)
})

test('a read sees everything that was answered before it', async () => {
  const app = await startLab()
  const spans = Array.from({ length: 5_000 }, (_, at) => ({ spanId: hexId(at + 1) }))
  await Promise.all(Array.from({ length: 8 }, () => sendSpans(app, ...spans)))
  expect((await readTrace(app)).spans).toHaveLength(5_000)
})

test('nothing accepted before a clear shows up after it, and what comes later does', async () => {
  const app = await startLab()
  const spans = Array.from({ length: 5_000 }, (_, at) => ({ spanId: hexId(at + 1) }))
  await Promise.all(Array.from({ length: 8 }, () => sendSpans(app, ...spans)))
  expect((await app.inject({ method: 'DELETE', url: '/api/traces' })).statusCode).toBe(204)
  const later = 'f'.repeat(32)
  await sendSpans(app, { traceId: later })
  expect(await listTraces(app)).toMatchObject([{ traceId: later, spanCount: 1 }])
})

test('a small request is answered while a large trace is being decoded', async () => {
  const app = await startLab()
  const spans = Array.from({ length: 30_000 }, (_, at) => ({ spanId: hexId(at + 100) }))
  await sendSpans(app, ...spans)
  const order: string[] = []
  const reading = readTrace(app).then(() => order.push('read'))
  await postEnvelope(app, request).then(() => order.push('answered'))
  await reading
  expect(order).toEqual(['answered', 'read'])
  expect((await readTrace(app)).spans).toHaveLength(30_001)
})

test('a trace that grows while it is read shows everything that came', async () => {
  const app = await startLab()
  const logs = Array.from({ length: 20 }, () => otlpLogs())
  const readings: Promise<{ logs: unknown[] }>[] = []
  for (const log of logs) {
    await postOtlp(app, log, '/v1/logs')
    readings.push(readTrace(app))
  }
  expect((await Promise.all(readings)).map((trace, at) => trace.logs.length >= at + 1)).not.toContain(false)
  expect((await readTrace(app)).logs).toHaveLength(20)
  expect(await listTraces(app)).toMatchObject([{ logCount: 20 }])
})

test('a body of many traces gives each its own records', async () => {
  const app = await startLab()
  const ids = Array.from({ length: 100 }, (_, at) => (at + 1).toString(16).padStart(32, '0'))
  const spans = ids.flatMap((id, at) => [
    { traceId: id, spanId: hexId(2 * at + 1) },
    { traceId: id, spanId: hexId(2 * at + 2) },
  ])
  await sendSpans(app, ...spans)
  await sendLog(app, { traceId: ids[7] })
  expect((await listTraces(app)).map((trace: { spanCount: number }) => trace.spanCount)).toEqual(ids.map(() => 2))
  const trace = await readTrace(app, ids[7])
  expect(trace.spans.map((span: { spanId: string }) => span.spanId)).toEqual([hexId(15), hexId(16)])
  expect(trace.logs).toHaveLength(1)
})

test('the list is newest first and as long as asked', async () => {
  const app = await startLab()
  for (const [at, second] of ['10', '30', '20'].entries()) {
    const startTimeUnixNano = `${second}000000000`
    await sendSpans(app, { traceId: `${at + 1}`.repeat(32), ...{ startTimeUnixNano } })
  }
  const { traces } = (await app.inject('/api/traces?limit=2')).json()
  expect(traces.map((trace: { startTimeMs: number }) => trace.startTimeMs)).toEqual([30_000, 20_000])
})

test('beyond the budget the trace that came first goes, whole, and that is counted', async () => {
  const app = await startLab({ inbox: createInbox({ budget: { records: 3 } }) })
  const [first, second] = ['1'.repeat(32), '2'.repeat(32)]
  await sendSpans(app, { traceId: first }, { traceId: first }, { traceId: second })
  await sendSpans(app, { traceId: second, spanId: hexId(9) })
  expect(await listTraces(app)).toMatchObject([{ traceId: second, spanCount: 2 }])
  expect((await app.inject('/healthz')).json()).toMatchObject({ traces: 1, records: 2, evictedTraces: 1 })
})

test('beyond the byte budget the trace that came first goes, and a body that holds no trace any more takes no room', async () => {
  const app = await startLab({ inbox: createInbox({ budget: { bytes: 1_000 } }) })
  const ids = ['1', '2', '3', '4', '5', '6', '7', '8'].map((digit) => digit.repeat(32))
  for (const id of ids) await sendSpans(app, { traceId: id })
  const health = (await app.inject('/healthz')).json()
  expect(health).toMatchObject({ traces: health.records, evictedTraces: 8 - health.traces, budget: { bytes: 1_000 } })
  expect(health.traces).toBeGreaterThan(0)
  expect(health.traces).toBeLessThan(8)
  expect(health.bytes).toBeLessThanOrEqual(1_000)
})

test('a pinned trace outlives the budget until it is let go', async () => {
  const app = await startLab({ inbox: createInbox({ budget: { records: 2 } }) })
  const first = '1'.repeat(32)
  const later = ['2', '3', '4'].map((digit) => digit.repeat(32))
  const pin = (method: 'PUT' | 'DELETE', id = first) => app.inject({ method, url: `/api/traces/${id}/pin` })
  expect((await pin('PUT')).json().code).toBe('trace_not_found')
  await sendSpans(app, { traceId: first })
  expect((await pin('PUT')).statusCode).toBe(204)
  for (const id of later) await sendSpans(app, { traceId: id })
  expect((await readTrace(app, first)).spans).toHaveLength(1)
  expect((await app.inject('/healthz')).json()).toMatchObject({ traces: 2, pinnedTraces: 1, evictedTraces: 2 })
  expect((await pin('DELETE')).statusCode).toBe(204)
  await sendSpans(app, { traceId: '9'.repeat(32) })
  expect((await readTrace(app, first)).code).toBe('trace_not_found')
})

test('logs without a trace id are kept apart and counted', async () => {
  const app = await startLab()
  await sendLog(app, { traceId: '' })
  expect(await listTraces(app)).toEqual([])
  expect((await app.inject('/healthz')).json()).toMatchObject({ untraced: 1 })
})
