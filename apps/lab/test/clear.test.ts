import type { FastifyInstance } from 'fastify'
import { expect, test, vi } from 'vitest'
import { createInbox, type InboxOptions } from '../src/inbox/inbox.ts'
import {
  browserSpan,
  hexId,
  listTraces,
  otlpTraces,
  postOtlp,
  readTrace,
  sendItems,
  sendLog,
  sendSpans,
  startLab,
  traceId,
} from './lab.ts'

const [first, second] = ['1'.repeat(32), '2'.repeat(32)]

function labOf(options: InboxOptions): Promise<FastifyInstance> {
  return startLab({ inbox: createInbox(options) })
}

function clear(app: FastifyInstance) {
  return app.inject({ method: 'DELETE', url: '/api/traces' })
}

function undo(app: FastifyInstance) {
  return app.inject({ method: 'POST', url: '/api/traces/undo-clear' })
}

async function everythingIn(app: FastifyInstance) {
  const urls = ['/api/traces', '/api/logs', '/api/errors', '/api/metrics', '/api/problems', '/api/untraced']
  const answers = urls.map(async (url) => (await app.inject(url)).json())
  const { cleared: _, ...health } = (await app.inject('/healthz')).json()
  return { ...Object.assign({}, ...(await Promise.all(answers))), health }
}

/** One of everything: a trace with a log, an error, a metric and a replay, bodies without a trace, a problem. */
async function fullLab(options: InboxOptions = {}): Promise<FastifyInstance> {
  const app = await labOf(options)
  const metric = { trace_id: traceId, name: 'clicks', type: 'counter', value: 1 }
  const replay = { replay_id: 'e'.repeat(32), trace_ids: [traceId], segment_id: 0 }
  await sendItems(
    app,
    browserSpan(),
    ['event', { message: 'boom', contexts: { trace: { trace_id: traceId } } }],
    ['trace_metric', { items: [metric] }],
    ['replay_event', replay],
    ['client_report', { discarded_events: [{ reason: 'sample_rate', category: 'span', quantity: 2 }] }],
  )
  await sendLog(app)
  await sendLog(app, { traceId: '' })
  await sendItems(app, ['session', {}])
  return app
}

test('what was cleared is gone everywhere, and comes back whole', async () => {
  const app = await fullLab()
  const before = [await everythingIn(app), await readTrace(app)]
  await clear(app)
  const { health, ...lists } = await everythingIn(app)
  expect(Object.values(lists).filter((list) => Array.isArray(list) && list.length > 0)).toEqual([])
  expect(health).toMatchObject({
    traces: 0,
    records: 0,
    bytes: 0,
    replays: 0,
    replayBytes: 0,
    untraced: 0,
    problems: 0,
  })
  const { cleared } = (await app.inject('/healthz')).json()
  expect(cleared).toEqual({ traces: 1, untilMs: expect.any(Number) })
  expect(cleared.untilMs - Date.now()).toBeGreaterThan(25_000)

  expect((await undo(app)).json()).toEqual({ restored: 1 })
  expect([await everythingIn(app), await readTrace(app)]).toEqual(before)
  expect((await app.inject('/healthz')).json().cleared).toBeNull()
})

test('what comes after a clear stays beside what the undoing brings back, in one trace where it belongs to it', async () => {
  const app = await labOf({})
  await sendSpans(app, { traceId: first, spanId: hexId(1) })
  await clear(app)
  await sendSpans(app, { traceId: first, spanId: hexId(2) }, { traceId: second })
  expect(await listTraces(app)).toMatchObject([
    { traceId: second, spanCount: 1 },
    { traceId: first, spanCount: 1 },
  ])
  await undo(app)
  expect(await listTraces(app)).toMatchObject([{ traceId: second }, { traceId: first, spanCount: 2 }])
  expect((await app.inject('/healthz')).json()).toMatchObject({ traces: 2, records: 3 })
})

test('a pinned trace stays with all that was accepted of it, and nothing else of its bodies does', async () => {
  const app = await labOf({})
  await sendSpans(app, { traceId: first }, { traceId: second })
  await app.inject({ method: 'PUT', url: `/api/traces/${first}/pin` })
  const log = (id: string, body: string) => ({ traceId: id, timeUnixNano: '1000000000', body: { stringValue: body } })
  const logRecords = [log(first, 'pinned'), log(second, 'not pinned'), log('', 'in no trace')]
  const accepting = [
    postOtlp(app, { resourceLogs: [{ scopeLogs: [{ logRecords }] }] }, '/v1/logs'),
    sendSpans(app, { traceId: first, spanId: hexId(9) }),
  ]
  await Promise.all(accepting)
  await clear(app)
  const logs = async () => (await app.inject('/api/logs')).json().logs.map(({ body }: { body: string }) => body)
  expect(await listTraces(app)).toMatchObject([{ traceId: first, spanCount: 2, logCount: 1 }])
  expect(await logs()).toEqual(['pinned'])
  await sendSpans(app, { traceId: second })
  expect(await logs()).toEqual(['pinned'])
  await undo(app)
  expect((await logs()).toSorted()).toEqual(['in no trace', 'not pinned', 'pinned'])
  expect(await listTraces(app)).toMatchObject([{ traceId: second, spanCount: 2, logCount: 1 }, { traceId: first }])
})

test('nothing accepted before a clear in the middle of a burst shows up after it, and what is accepted later does', async () => {
  const app = await labOf({})
  const ids = Array.from({ length: 2_000 }, (_, at) => (at + 1).toString(16).padStart(32, '0'))
  const spansOf = (id: string) =>
    otlpTraces(...Array.from({ length: 20 }, (_, at) => ({ traceId: id, spanId: hexId(at + 1) })))
  const answered = new Set<string>()
  let at = 0
  const send = async () => {
    for (let id = ids[at++]; id; id = ids[at++]) {
      await postOtlp(app, spansOf(id))
      answered.add(id)
    }
  }
  const sending = Promise.all(Array.from({ length: 8 }, send))
  await vi.waitFor(() => expect(answered.size).toBeGreaterThan(500), { timeout: 10_000 })
  const before = new Set(answered)
  const clearing = clear(app)
  await clearing
  const startedLater = ids.slice(at)
  await sending
  const here = new Set(
    (await app.inject('/api/traces?limit=10000')).json().traces.map((trace: { traceId: string }) => trace.traceId),
  )
  expect([...before].filter((id) => here.has(id))).toEqual([])
  expect(startedLater.filter((id) => !here.has(id))).toEqual([])
  const { traces, records } = (await app.inject('/healthz')).json()
  expect([traces, records]).toEqual([here.size, here.size * 20])
  expect((await undo(app)).json()).toEqual({ restored: 2_000 - here.size })
  expect((await app.inject('/healthz')).json()).toMatchObject({ traces: 2_000, records: 40_000 })
})

test('a clear can be undone once, and not for ever', async () => {
  const app = await labOf({ undoMs: 20 })
  expect([(await undo(app)).statusCode, (await undo(app)).json().code]).toEqual([409, 'nothing_to_undo'])
  await sendSpans(app, {})
  await clear(app)
  await vi.waitFor(async () => expect((await app.inject('/healthz')).json().cleared).toBeNull())
  expect((await undo(app)).statusCode).toBe(409)
})

test('clearing an empty list leaves the clear before it to be undone', async () => {
  const app = await labOf({})
  await sendSpans(app, {})
  await clear(app)
  await clear(app)
  expect((await undo(app)).json()).toEqual({ restored: 1 })
  expect((await undo(app)).statusCode).toBe(409)
})

test('what was cleared takes room within the budget, and gives way to what comes in', async () => {
  const app = await labOf({ budget: { records: 10 } })
  const spans = Array.from({ length: 6 }, (_, at) => ({ traceId: first, spanId: hexId(at + 1) }))
  await sendSpans(app, ...spans)
  await clear(app)
  for (const digit of '2345') await sendSpans(app, { traceId: digit.repeat(32) })
  expect((await app.inject('/healthz')).json()).toMatchObject({ records: 4, cleared: { traces: 1 }, evictedTraces: 0 })
  await sendSpans(app, { traceId: second, spanId: hexId(2) })
  expect((await app.inject('/healthz')).json()).toMatchObject({ records: 5, cleared: null, evictedTraces: 0 })
  expect((await undo(app)).statusCode).toBe(409)
})
