import type { AddressInfo } from 'node:net'
import zlib from 'node:zlib'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { expect, test } from 'vitest'
import {
  browserSpan,
  envelope,
  hexId,
  type Item,
  otlpLogs,
  otlpTraces,
  postEnvelope,
  postOtlp,
  readTrace,
  sendItems,
  startLab,
  traceId,
} from './lab.ts'

const nowMs = Date.now()
const nowSeconds = nowMs / 1_000
const nanos = (ms: number) => `${BigInt(Math.round(ms * 1_000)) * 1_000n}`
const lasting = { startTimeUnixNano: nanos(nowMs - 50), endTimeUnixNano: nanos(nowMs) }
const recent = { start_timestamp: nowSeconds - 1, end_timestamp: nowSeconds }
const other = 'f'.repeat(32)
const large = 'x'.repeat(2 * 1024 * 1024 + 1)

type Told = [rule: string, code: string, count?: number]

/** Sends a body to a lab with another trace in it, which stays as it was, and expects one problem. */
async function expectTold([rule, code, count = 1]: Told, send: (app: Awaited<ReturnType<typeof startLab>>) => unknown) {
  const app = await startLab()
  await sendItems(app, browserSpan({ trace_id: other, ...recent }))
  const before = await readTrace(app, other)
  await send(app)
  const { problems } = (await app.inject('/api/problems')).json()
  expect(problems).toMatchObject([{ rule, code, count, status: 200 }])
  expect(await readTrace(app, other)).toEqual(before)
  return app
}

const text = (value: unknown) => ({ type: 'string', value })
const span = (change: object) => browserSpan({ ...recent, ...change })
const log = (change: object): Item => [
  'log',
  { items: [{ trace_id: traceId, timestamp: nowSeconds, level: 'info', body: 'a', ...change }] },
]
const metric = { trace_id: traceId, timestamp: nowSeconds, name: 'clicks', type: 'counter', value: 1 }
const event = { contexts: { trace: { trace_id: traceId } }, message: 'gone', timestamp: nowSeconds }
const child = { parent_span_id: hexId(1) }

const inEnvelopes: [what: string, told: Told, item: Item][] = [
  ['a span without a name', ['dropped', 'no_data'], span({ name: undefined })],
  [
    'a span of a segment that is none',
    ['dropped', 'invalid_span'],
    span({ ...child, attributes: { 'sentry.segment.id': text('x') } }),
  ],
  [
    'a span with a mixed list',
    ['dropped', 'attribute.mixed-list'],
    span({ attributes: { list: { type: 'array', value: ['a', 1] } } }),
  ],
  [
    'a span that starts in two minutes',
    ['repaired', 'time.future'],
    span({ start_timestamp: nowSeconds + 120, end_timestamp: nowSeconds + 121 }),
  ],
  [
    'a span that ends a hair before it starts',
    ['dropped', 'timestamp'],
    span({ start_timestamp: nowSeconds, end_timestamp: nowSeconds - 0.0005 }),
  ],
  [
    'a span id that comes twice',
    ['dropped', 'duplicate'],
    ['span', { items: [1, 2].map(() => (span({})[1] as { items: object[] }).items[0]) }],
  ],
  ['a member that is no object', ['dropped', 'wrong_shape'], ['span', { items: [7, null] }]],
  ['a log of over 2 MiB', ['dropped', 'too_large:log'], log({ body: large })],
  ['a log whose trace id has three digits', ['suspicious', 'trace-id.invalid'], log({ trace_id: 'abc' })],
  [
    'a metric in milliseconds',
    ['suspicious', 'time_unit'],
    ['trace_metric', { items: [{ ...metric, timestamp: nowMs }] }],
  ],
  ['an error in milliseconds', ['suspicious', 'time_unit'], ['event', { ...event, timestamp: nowMs }]],
  [
    'an error whose trace id is none',
    ['suspicious', 'trace-id.invalid'],
    ['event', { ...event, contexts: { trace: { trace_id: 'abc' } } }],
  ],
  ['a replay whose id is none', ['decoding', 'wrong_shape'], ['replay_event', { replay_id: 'abc', segment_id: 0 }]],
]

test.each(inEnvelopes)('%s in an envelope is told, and what is beside it lives', async (_, told, item) => {
  const app = await expectTold(told, (lab) => sendItems(lab, item, log({ body: 'beside' })))
  expect((await readTrace(app)).logs).toContainEqual(expect.objectContaining({ body: 'beside' }))
})

function recorded(events: string, cut = 0): Buffer {
  const whole = Buffer.concat([Buffer.from('{"segment_id":0}\n'), zlib.deflateSync(events)])
  const recording = whole.subarray(0, whole.length - cut)
  const head = envelope([['replay_event', { replay_id: 'c'.repeat(32), segment_id: 0, trace_ids: [traceId] }]])
  const item = `\n{"type":"replay_recording","length":${recording.length}}\n`
  return Buffer.concat([Buffer.from(head + item), recording])
}

test('a recording that is cut off is told', async () => {
  await expectTold(['decoding', 'wrong_shape'], (lab) => postEnvelope(lab, recorded('[{"type":4,"timestamp":1}]', 6)))
})

test('a recording that is whole, or that would be large, is not', async () => {
  const app = await startLab()
  for (const space of [0, 64 * 1024 * 1024]) await postEnvelope(app, recorded(`[${' '.repeat(space)}]`))
  expect((await app.inject('/api/problems')).json().problems).toEqual([])
})

test('what an SDK dropped none of is not told', async () => {
  const app = await startLab()
  const discarded = [-1, 0].map((quantity) => ({ reason: 'sample_rate', category: 'span', quantity }))
  await sendItems(app, ['client_report', { discarded_events: discarded }])
  expect((await app.inject('/api/problems')).json().problems).toEqual([])
})

const events = [{ name: 'retry', timeUnixNano: nanos(nowMs) }]
const padding = [{ key: 'text', value: { stringValue: 'x'.repeat(1024 * 1024) } }]
const heavy = [1, 2, 3].map((at) => ({ ...lasting, spanId: hexId(at), events, attributes: padding }))
const own = (key: string, value: string) => [{ key, value: { stringValue: value } }]
const backwards = { startTimeUnixNano: nanos(nowMs), endTimeUnixNano: nanos(nowMs - 0.5) }

const inOtlp: [what: string, told: Told, body: object, url?: string][] = [
  [
    'a span of a segment that is none',
    ['dropped', 'invalid_span'],
    otlpTraces({ ...lasting, parentSpanId: hexId(9), attributes: own('sentry.segment.id', 'x') }),
  ],
  ['a span that ends a hair before it starts', ['dropped', 'timestamp'], otlpTraces({ ...lasting, ...backwards })],
  ['events in a body of 3 MiB', ['dropped', 'events.dropped', 3], otlpTraces(...heavy)],
  [
    'a span of over 10 MiB',
    ['dropped', 'too_large:span'],
    otlpTraces({ ...lasting, attributes: own('text', large.repeat(5)) }),
  ],
  [
    'a log of over 2 MiB',
    ['dropped', 'too_large:log'],
    otlpLogs({ timeUnixNano: nanos(nowMs), body: { stringValue: large } }),
    '/v1/logs',
  ],
  ['a list that is none', ['dropped', 'wrong_shape'], { resourceSpans: { scopeSpans: [] } }],
  ['a span that is no object', ['dropped', 'wrong_shape'], { resourceSpans: [{ scopeSpans: [{ spans: ['x'] }] }] }],
]

test.each(inOtlp)('%s in JSON is told', async (_, told, body, url) => {
  await expectTold(told, (lab) => postOtlp(lab, body, url))
})

test.each([
  ['small', ''],
  ['of 3 MiB', 'x'.repeat(1024 * 1024)],
])('events in protobuf are told, in a body that is %s', async (_, padding) => {
  const send = async (lab: Awaited<ReturnType<typeof startLab>>) => {
    await lab.listen({ port: 0, host: '127.0.0.1' })
    const url = `http://127.0.0.1:${(lab.server.address() as AddressInfo).port}/v1/traces`
    const spanProcessors = [new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url }) })]
    const provider = new TracerProvider({ spanProcessors })
    for (let at = 0; at < 3; at++) {
      provider.getTracer('test').startSpan('work', { attributes: { padding } }).addEvent('retry').end()
    }
    await provider.forceFlush()
    await provider.shutdown()
  }
  await expectTold(['dropped', 'events.dropped', 3], send)
})
