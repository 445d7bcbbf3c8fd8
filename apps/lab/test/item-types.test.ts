import zlib from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { key, readTrace, startLab, traceId } from './lab.ts'

type ItemRow = {
  /** As in the item's header. */
  type: string
  header?: object
  payload: object | string | Buffer
  /** How many of these the trace has then. */
  spans?: number
  logs?: number
  errors?: number
  replays?: number
  metrics?: number
  /** The item means nothing in a trace: it is counted by its type and stays readable. */
  counted?: boolean
}

const times = { start_timestamp: 1795228035.1, timestamp: 1795228035.2 }
const ids = { trace_id: traceId, span_id: '00f067aa0ba902b7' }
const container = (kind: string) => ({ item_count: 1, content_type: `application/vnd.sentry.items.${kind}+json` })
const spanV2 = { ...ids, name: 'work', status: 'ok', start_timestamp: 1795228035.1, end_timestamp: 1795228035.2 }
const trace = { contexts: { trace: ids } }
const replayId = 'c'.repeat(32)
const recording = Buffer.concat([Buffer.from('{"segment_id":0}\n'), zlib.deflateSync('[{"type":4,"timestamp":1}]')])

const rows: ItemRow[] = [
  { type: 'event', payload: { ...trace, message: 'gone', timestamp: 1795228035 }, errors: 1 },
  {
    type: 'transaction',
    payload: { ...trace, ...times, transaction: 'POST', spans: [{ ...ids, span_id: '00f067aa0ba902b8', ...times }] },
    spans: 2,
  },
  { type: 'span', header: container('span.v2'), payload: { version: 2, items: [spanV2] }, spans: 1 },
  { type: 'span', payload: { ...ids, ...times, op: 'ui.interaction.click', description: 'button' }, spans: 1 },
  {
    type: 'log',
    header: container('log'),
    payload: { items: [{ ...ids, timestamp: 1795228035, level: 'info', body: 'hello', attributes: {} }] },
    logs: 1,
  },
  {
    type: 'trace_metric',
    header: container('trace-metric'),
    payload: { items: [{ ...ids, timestamp: 1795228035, name: 'clicks', type: 'counter', value: 1, attributes: {} }] },
    metrics: 1,
  },
  { type: 'session', payload: { sid: 'a', init: true, started: '2026-11-21T00:00:00Z', status: 'ok' }, counted: true },
  { type: 'sessions', payload: { aggregates: [{ started: '2026-11-21T00:00:00Z', exited: 1 }] }, counted: true },
  { type: 'client_report', payload: { timestamp: 1795228035, discarded_events: [] }, counted: true },
  { type: 'attachment', header: { filename: 'a.txt' }, payload: Buffer.from('a\nb\n\u0000'), counted: true },
  { type: 'feedback', payload: { ...trace, contexts: { feedback: { message: 'it beeps' } } }, counted: true },
  { type: 'user_report', payload: { event_id: 'a'.repeat(32), comments: 'it beeps' }, counted: true },
  { type: 'check_in', payload: { check_in_id: 'a'.repeat(32), monitor_slug: 'nightly', status: 'ok' }, counted: true },
  { type: 'profile', payload: { event_id: 'a'.repeat(32), version: '1', profile: { samples: [] } }, counted: true },
  { type: 'profile_chunk', payload: { chunk_id: 'a'.repeat(32), profile: { samples: [] } }, counted: true },
  { type: 'statsd', payload: 'clicks@none:1|c|#page:cart|T1795228035', counted: true },
  { type: 'metric_meta', payload: { mapping: {} }, counted: true },
  { type: 'replay_video', payload: Buffer.from([1, 10, 2]), counted: true },
  { type: 'something_new', payload: Buffer.from([10, 0, 255]), counted: true },
]

function envelopeOf(...items: ItemRow[]): Buffer {
  const parts = items.flatMap(({ type, header, payload }) => {
    const isRaw = typeof payload === 'string' || Buffer.isBuffer(payload)
    const bytes = Buffer.from(isRaw ? payload : JSON.stringify(payload))
    return [Buffer.from(`\n${JSON.stringify({ type, length: bytes.length, ...header })}\n`), bytes]
  })
  return Buffer.concat([Buffer.from('{"sdk":{"name":"sentry.javascript.browser"}}'), ...parts])
}

async function sendTo(app: FastifyInstance, payload: Buffer): Promise<void> {
  const answer = await app.inject({ method: 'POST', url: `/api/1/envelope/?sentry_key=${key}`, payload })
  expect([answer.statusCode, answer.body]).toEqual([200, '{}'])
  expect((await app.inject('/api/problems')).json().problems).toEqual([])
}

test.each(rows.filter(({ counted }) => !counted))('an item of type $type becomes part of its trace', async (row) => {
  const app = await startLab()
  await sendTo(app, envelopeOf(row))
  const { spans = [], logs = [], errors = [] } = await readTrace(app)
  const { metrics } = (await app.inject('/api/metrics')).json()
  expect([spans.length, logs.length, errors.length, metrics?.length]).toEqual(
    [row.spans, row.logs, row.errors, row.metrics].map((count) => count ?? 0),
  )
  expect((await app.inject('/healthz')).json().ignored).toEqual({})
})

test.each(rows.filter(({ counted }) => counted))('an item of type $type is counted and stays readable', async (row) => {
  const app = await startLab()
  const sent = envelopeOf(row)
  await sendTo(app, sent)
  expect((await app.inject('/healthz')).json().ignored).toEqual({ [row.type]: 1 })
  const [item] = (await app.inject('/api/untraced')).json().items
  expect(Buffer.from(item.body, item.encoding)).toEqual(sent)
})

test('a replay is an event and a recording, and belongs to the traces it names', async () => {
  const app = await startLab()
  const event = { replay_id: replayId, event_id: replayId, segment_id: 0, trace_ids: [traceId], timestamp: 1795228035 }
  await sendTo(
    app,
    envelopeOf(
      { type: 'replay_event', payload: { ...event, replay_start_timestamp: 1795228030 } },
      { type: 'replay_recording', payload: recording },
      { type: 'span', header: container('span.v2'), payload: { version: 2, items: [spanV2] } },
    ),
  )
  expect((await readTrace(app)).replays).toMatchObject([{ replayId, segments: 1, startTimeMs: 1795228030000 }])
})

test('items of every type share an envelope', async () => {
  const app = await startLab()
  // Two spans under one type: Sentry takes one container, and singles beside it.
  await sendTo(app, envelopeOf(...rows))
  const { spans, logs, errors } = await readTrace(app)
  expect([spans.length, logs.length, errors.length]).toEqual([2, 1, 1])
  const counted = rows.filter((row) => row.counted).map(({ type }) => type)
  expect(Object.keys((await app.inject('/healthz')).json().ignored).toSorted()).toEqual(counted.toSorted())
})
