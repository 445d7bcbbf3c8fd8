import { readFile } from 'node:fs/promises'
import zlib from 'node:zlib'
import type { ReplayDetail as Detail } from '@checkout/trace-model/replay'
import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { createInbox } from '../src/inbox/inbox.ts'
import { ReplayDetail } from '../src/read/schemas/schemas.ts'
import { browserSpan, envelope, hexId, postEnvelope, readTrace, sendItems, startLab, traceId } from './lab.ts'

/** Recorded in a browser: by version 11 in the shop's checkout `backend-crash`, by version 10 on a page of one button. */
async function capture(name: string): Promise<Buffer> {
  return readFile(new URL(`captures/${name}.envelope`, import.meta.url))
}

async function readReplay(app: FastifyInstance, replayId: string): Promise<Detail> {
  const answer = (await app.inject(`/api/replays/${replayId}`)).json()
  expect(ReplayDetail.parse(answer)).toEqual(answer)
  return answer
}

const replayId = 'e'.repeat(32)

/** An envelope of one segment, as the SDK writes it; `recording` is what stands behind the first line. */
function segmentEnvelope(segmentId: number, recording: Buffer | string | null, change: object = {}): Buffer {
  const event = { replay_id: replayId, segment_id: segmentId, replay_start_timestamp: 1_795_228_030, ...change }
  const payload = Buffer.concat([Buffer.from(`{"segment_id":${segmentId}}\n`), Buffer.from(recording ?? '')])
  const lines = [
    envelope([['replay_event', event]]),
    JSON.stringify({ type: 'replay_recording', length: payload.length }),
  ]
  if (recording === null) return Buffer.from(lines[0] ?? '')
  return Buffer.concat([Buffer.from(`${lines.join('\n')}\n`), payload])
}

function recorded(...timestamps: number[]): string {
  return JSON.stringify(timestamps.map((timestamp) => ({ type: 3, timestamp, data: { source: 0 } })))
}

test('a recording of version 11 is played on one clock, and its requests name their spans', async () => {
  const app = await startLab()
  await postEnvelope(app, await capture('replay-v11'))
  const replay = await readReplay(app, 'c2d9ba4ccacd4b7eaeeec5d54ee8d842')
  const [meta, snapshot, ...changes] = replay.events
  expect([meta?.type, snapshot?.type]).toEqual([4, 2])
  expect(changes.map(({ type }) => type)).not.toContain(5)
  expect((replay.endTimeMs ?? 0) - (meta?.timestamp ?? 0)).toBe(1_453)
  expect(replay.breadcrumbs.map(({ category }) => category)).toEqual([
    'ui.click',
    'ui.click',
    'navigation',
    'ui.click',
    'ui.click',
  ])
  for (const { timeMs } of replay.breadcrumbs) expect(timeMs - (meta?.timestamp ?? 0)).toBeLessThan(1_500)
  const checkout = replay.performanceSpans.find(({ description }) => description.endsWith('/api/checkout'))
  expect(checkout).toMatchObject({
    op: 'resource.fetch',
    traceId: '5dd6e5ff79c34848b9ce29a324a6ffd1',
    spanId: 'b3cf531dedaa6c00',
    durationMs: 226.8,
    data: { method: 'POST', statusCode: 500 },
  })
  expect(replay).toMatchObject({
    errorIds: ['c91a50b59b6043629bdebe56d12598e2'],
    missingSegments: [],
    damagedSegments: [],
  })
  expect(replay.options).toMatchObject({ maskAllInputs: true })
})

test('the segments of version 10 are one recording, whichever comes first', async () => {
  const app = await startLab()
  await postEnvelope(app, await capture('replay-v10-second-segment'))
  const later = (await app.inject('/healthz')).json()
  expect(later).toMatchObject({ replays: 1, damaged: {} })
  await postEnvelope(app, await capture('replay-v10'))
  const id = /"replay_id":"(\w+)"/.exec((await capture('replay-v10')).toString('latin1'))?.[1] ?? ''
  const replay = await readReplay(app, id)
  expect(replay.segments.map(({ segmentId, eventCount }) => [segmentId, eventCount > 0])).toEqual([
    [0, true],
    [1, true],
  ])
  const times = replay.events.map(({ timestamp }) => timestamp)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  expect(replay.performanceSpans.filter(({ op, spanId }) => op === 'resource.fetch' && spanId)).toHaveLength(2)
})

test('a trace lists the replays that name it, that its spans name and that its errors name', async () => {
  const app = await startLab()
  const [second, third] = ['a'.repeat(32), 'b'.repeat(32)]
  const error = { message: 'boom', contexts: { trace: { trace_id: traceId } }, tags: { replayId: third } }
  const attributes = { 'sentry.replay_id': { type: 'string', value: second } }
  await sendItems(app, browserSpan({ attributes }), ['event', error])
  await postEnvelope(app, segmentEnvelope(0, recorded(1), { trace_ids: [traceId] }))
  for (const id of [second, third]) await postEnvelope(app, segmentEnvelope(0, recorded(1), { replay_id: id }))
  const { replays } = await readTrace(app)
  expect(replays.map((replay: { replayId: string }) => replay.replayId)).toEqual([replayId, second, third])
})

const ids = { trace_id: traceId, span_id: hexId(1) }
const ended = { contexts: { trace: ids }, start_timestamp: 1_795_228_035, timestamp: 1_795_228_036 }

test.each([
  ['the tag of a transaction', ['transaction', { ...ended, tags: { replayId } }], {}],
  ['the envelope’s trace header, with a transaction', ['transaction', ended], { trace: { replay_id: replayId } }],
  ['the envelope’s trace header, with an error', ['event', ended], { trace: { replay_id: replayId } }],
] as const)('a replay is joined to its trace by %s', async (_, [type, payload], header) => {
  const app = await startLab()
  await postEnvelope(app, envelope([[type, payload]], header))
  await postEnvelope(app, segmentEnvelope(0, recorded(1)))
  expect((await readTrace(app)).replays).toMatchObject([{ replayId }])
})

test('a segment that did not come, one that is broken and one without a recording are named, and the others play', async () => {
  const app = await startLab()
  await postEnvelope(app, segmentEnvelope(0, recorded(1_795_228_030_000)))
  await postEnvelope(app, segmentEnvelope(2, Buffer.from([0x78, 0x9c, 1, 2, 3])))
  await postEnvelope(app, segmentEnvelope(3, 'not json'))
  await postEnvelope(app, segmentEnvelope(4, null))
  await postEnvelope(app, segmentEnvelope(5, zlib.deflateSync(recorded(1_795_228_035_000))))
  const replay = await readReplay(app, replayId)
  expect(replay.events.map(({ timestamp }) => timestamp)).toEqual([1_795_228_030_000, 1_795_228_035_000])
  expect(replay.missingSegments).toEqual([1])
  expect(replay.damagedSegments.map(({ segmentId }) => segmentId)).toEqual([2, 3, 4])
  expect(replay).toMatchObject({ startTimeMs: 1_795_228_030_000, endTimeMs: 1_795_228_035_000 })
})

test('a segment that is sent twice is there once', async () => {
  const app = await startLab()
  for (let sent = 0; sent < 2; sent++) await postEnvelope(app, segmentEnvelope(0, recorded(1_795_228_030_000)))
  expect((await readReplay(app, replayId)).events).toHaveLength(1)
})

test('seconds and milliseconds become one clock', async () => {
  const app = await startLab()
  const frame = (tag: string, payload: object) => ({ type: 5, timestamp: 1_795_228_031.5, data: { tag, payload } })
  const events = [
    { type: 3, timestamp: 1_795_228_031_000, data: {} },
    frame('breadcrumb', { timestamp: 1_795_228_031.5, category: 'console', message: 'hello', level: 'warn' }),
    frame('performanceSpan', { op: 'memory', startTimestamp: 1_795_228_031.25, endTimestamp: 1_795_228_031.5 }),
    { type: 5, timestamp: 1_795_228_032, data: { tag: 'app.own', payload: { a: 1 } } },
  ]
  await postEnvelope(app, segmentEnvelope(0, JSON.stringify(events)))
  const { breadcrumbs, performanceSpans, events: played } = await readReplay(app, replayId)
  expect(breadcrumbs).toEqual([
    { timeMs: 1_795_228_031_500, category: 'console', message: 'hello', level: 'warn', data: {} },
  ])
  expect(performanceSpans).toMatchObject([{ startTimeMs: 1_795_228_031_250, durationMs: 250, op: 'memory' }])
  expect(played.map(({ type, timestamp }) => [type, timestamp])).toEqual([
    [3, 1_795_228_031_000],
    [5, 1_795_228_032_000],
  ])
})

test('a request without a traceparent is joined by its sentry-trace, and one with neither by nothing', async () => {
  const app = await startLab()
  const request = (headers: object) => ({
    type: 5,
    timestamp: 1,
    data: { tag: 'performanceSpan', payload: { op: 'resource.fetch', data: { request: { headers } } } },
  })
  const events = [request({ 'Sentry-Trace': `${traceId}-${hexId(7)}-1` }), request({})]
  await postEnvelope(app, segmentEnvelope(0, JSON.stringify(events)))
  expect((await readReplay(app, replayId)).performanceSpans).toMatchObject([
    { traceId, spanId: hexId(7) },
    { traceId: null, spanId: null },
  ])
})

test('beyond a quarter of the byte budget the replay that came first goes, unless it names a pinned trace', async () => {
  const app = await startLab({ inbox: createInbox({ budget: { bytes: 8_000 } }) })
  await sendItems(app, browserSpan())
  await app.inject({ method: 'PUT', url: `/api/traces/${traceId}/pin` })
  const ids = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b'].map((digit) => digit.repeat(32))
  for (const replay_id of ids) {
    const change = { replay_id, trace_ids: replay_id === ids[0] ? [traceId] : [] }
    await postEnvelope(app, segmentEnvelope(0, recorded(1), change))
  }
  const { replays, replayBytes } = (await app.inject('/healthz')).json()
  expect(replayBytes).toBeLessThanOrEqual(2_000)
  expect(replays).toBeGreaterThan(1)
  const statuses = await Promise.all(ids.map(async (id) => (await app.inject(`/api/replays/${id}`)).statusCode))
  expect([statuses[0], statuses[1], statuses.at(-1)]).toEqual([200, 404, 200])
})

test('a replay goes with the export of its trace', async () => {
  const [here, there] = [await startLab(), await startLab()]
  await sendItems(here, browserSpan())
  await postEnvelope(here, segmentEnvelope(0, recorded(1_795_228_030_000), { trace_ids: [traceId] }))
  const payload = (await here.inject(`/api/traces/${traceId}/export`)).rawPayload
  const imported = async () => (await there.inject({ method: 'POST', url: '/api/import', payload })).json()
  expect(await imported()).toEqual({ imported: 2, known: 0, skipped: 0 })
  expect(await imported()).toEqual({ imported: 0, known: 2, skipped: 0 })
  expect(await readTrace(there)).toEqual(await readTrace(here))
  expect((await readReplay(there, replayId)).events).toHaveLength(1)
})

test('a replay nobody sent is 404 with a message that names it', async () => {
  const app = await startLab()
  const answer = await app.inject(`/api/replays/${replayId}`)
  expect([answer.statusCode, answer.json()]).toEqual([
    404,
    { code: 'replay_not_found', message: expect.stringContaining(replayId) },
  ])
})
