import zlib from 'node:zlib'
import { expect, test } from 'vitest'
import {
  browserSpan,
  envelope,
  hexId,
  otlpTraces,
  postEnvelope,
  readTrace,
  type SpanDraft,
  sendItems,
  startLab,
  traceId,
} from './lab.ts'

const json = { 'content-type': 'application/json' }
const protobuf = { 'content-type': 'application/x-protobuf' }
const other = 'f'.repeat(32)

type Sent = { url?: string; headers?: Record<string, string>; payload: string | Buffer }

/** What the lab says of a request that comes when another trace is there, which has to stay as it was. */
async function told({ url = '/v1/traces', headers = json, payload }: Sent) {
  const app = await startLab()
  await sendItems(app, browserSpan({ trace_id: other }))
  const before = await readTrace(app, other)
  const isEnvelope = url.includes('envelope')
  const answer = isEnvelope
    ? await postEnvelope(app, payload)
    : await app.inject({ method: 'POST', url, headers, payload })
  const { problems } = (await app.inject('/api/problems')).json()
  expect(await readTrace(app, other)).toEqual(before)
  const codes = problems.map(({ code }: { code: string }) => code)
  return { status: answer.statusCode, codes, trace: await readTrace(app) }
}

const lines = (...parts: (string | object)[]) =>
  parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join('\n')

const container = browserSpan()[1] as object
const logs = { items: [{ trace_id: traceId, timestamp: 1795228035.3, level: 'info', body: 'kept' }] }
const good = [{ type: 'log' }, logs] as const

test.each([
  ['an item that is not JSON', lines({}, { type: 'span' }, '{"items":[{', ...good), ['not_json']],
  [
    'an item longer than the envelope',
    lines({}, { type: 'span', length: 999_999 }, container, ...good),
    ['wrong_item_length'],
  ],
  ['an item shorter than it says', lines({}, { type: 'span', length: 3 }, container, ...good), ['wrong_item_length']],
  ['an item of negative length', lines({}, { type: 'span', length: -1 }, container, ...good), ['wrong_item_length']],
  ['a header that is not JSON', lines({}, '{"type":', container, ...good), ['wrong_item_header']],
  ['a header without a type', lines({}, {}, container, ...good), ['wrong_item_header']],
  [
    'a span without a trace id',
    lines({}, { type: 'span' }, { items: [{ span_id: hexId(1) }] }, ...good),
    ['missing_trace_id'],
  ],
  [
    'a span id of 3 digits',
    lines({}, { type: 'span' }, { items: [{ trace_id: traceId, span_id: 'abc' }] }, ...good),
    ['missing_span_id'],
  ],
  [
    'nesting 5,000 deep',
    lines(
      {},
      { type: 'log' },
      `{"items":[{"attributes":{"a":{"value":${'['.repeat(5_000)}${']'.repeat(5_000)}}}}]}`,
      ...good,
    ),
    ['too_deep'],
  ],
])('an envelope with %s is taken, the item told of, and the others live', async (_, payload, codes) => {
  const { status, trace, codes: seen } = await told({ url: '/envelope', payload })
  expect([status, seen]).toEqual([200, codes])
  expect(trace.logs).toMatchObject([{ body: 'kept' }])
})

const varint = (value: number): number[] => (value < 128 ? [value] : [(value % 128) | 128, ...varint(value >> 7)])
const message = (tag: number, ...parts: Buffer[]) => {
  const bytes = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag, ...varint(bytes.length)]), bytes])
}
const hex = (tag: number, id: string) => message(tag, Buffer.from(id, 'hex'))
const request = (...fields: Buffer[]) => message(0x0a, message(0x12, message(0x12, ...fields)))
const ids = [hex(0x0a, traceId), hex(0x12, hexId(1))]
const deep = Array.from({ length: 500 }).reduce<Buffer>((inner) => message(0x2a, message(0x0a, inner)), message(0x0a))

test.each([
  ['a field that is cut off', request(...ids).subarray(0, -4), ['not_protobuf']],
  ['a length beyond its end', Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f]), ['not_protobuf']],
  ['a number of eleven bytes', Buffer.alloc(11, 0xff), ['not_protobuf']],
  ['an unknown wire type', request(...ids, Buffer.from([0x0f])), ['not_protobuf']],
  ['ids of the wrong wire type', request(Buffer.from([0x08, 1, 0x10, 2])), ['missing_trace_id']],
  ['a trace id of 15 bytes', request(hex(0x0a, traceId.slice(2)), hex(0x12, hexId(1))), ['missing_trace_id']],
  ['a span id of zeros', request(hex(0x0a, traceId), hex(0x12, hexId(0))), ['missing_span_id']],
  ['attributes 500 deep', request(...ids, message(0x4a, message(0x0a), message(0x12, deep))), ['too_deep']],
])('protobuf with %s is taken and told of', async (_, payload, codes) => {
  expect(await told({ headers: protobuf, payload })).toMatchObject({ status: 200, codes })
})

test.each([
  ['no JSON', '{"resourceSpans":', ['not_json']],
  ['JSON that is no object', '[]', ['wrong_shape']],
  ['a list 100,000 deep', '['.repeat(100_000), ['not_json']],
  ['a trace id that is none', JSON.stringify(otlpTraces({ traceId: 'x' })), ['missing_trace_id']],
])('OTLP in JSON with %s is taken and told of', async (_, payload, codes) => {
  expect(await told({ payload })).toMatchObject({ status: 200, codes })
})

test.each(['gzip', 'deflate', 'br', 'zstd'] as const)(
  'a %s bomb is refused by what it would become',
  async (encoding) => {
    const compress = {
      gzip: zlib.gzipSync,
      deflate: zlib.deflateSync,
      br: zlib.brotliCompressSync,
      zstd: zlib.zstdCompressSync,
    }
    const payload = compress[encoding](Buffer.alloc(64 * 1024 * 1024))
    expect(payload.length).toBeLessThan(100_000)
    const rss = process.memoryUsage.rss()
    expect(await told({ headers: { ...json, 'content-encoding': encoding }, payload })).toMatchObject({
      status: 413,
      codes: ['too_large'],
    })
    expect(process.memoryUsage.rss() - rss).toBeLessThan(60 * 1024 * 1024)
  },
)

test('values that no sender ought to send are kept as they can be, and told to readers as JSON', async () => {
  const huge = 'x'.repeat(2 * 1024 * 1024)
  const attributes = {
    huge: { type: 'string', value: huge },
    control: { type: 'string', value: '\u0000\u0007\u001b[31m' },
    surrogate: { type: 'string', value: '\ud800' },
    constructor: { type: 'string', value: 'own' },
  }
  const own = JSON.stringify({ attributes }).slice(0, -2)
  const times = '"start_timestamp":1795228035.3,"end_timestamp":1795228035.4'
  const span = `{"trace_id":"${traceId}","span_id":"${hexId(1)}","name":"work",${times},${own.slice(1)},"__proto__":{"type":"string","value":"own"}}}`
  const { status, codes, trace } = await told({
    url: '/envelope',
    payload: lines({}, { type: 'span' }, `{"items":[${span}]}`),
  })
  expect([status, codes]).toEqual([200, []])
  const [kept] = trace.spans
  expect(kept.attributes.huge).toHaveLength(huge.length)
  expect(Object.entries(kept.attributes)).toEqual(
    expect.arrayContaining([
      ['__proto__', 'own'],
      ['constructor', 'own'],
    ]),
  )
  expect(({} as Record<string, unknown>).own).toBeUndefined()
})

test.each([
  ['milliseconds where seconds belong', { start_timestamp: 1795228035285, end_timestamp: 1795228035338 }],
  ['an end before the start', { start_timestamp: 1795228035.3, end_timestamp: 1795228035.2 }],
  ['no times', { start_timestamp: null, end_timestamp: undefined }],
  ['words for times', { start_timestamp: 'yesterday', end_timestamp: 'NaN' }],
])('a span with %s is kept, can be read, and is told of', async (_, times) => {
  const { status, codes, trace } = await told({ url: '/envelope', payload: envelope([browserSpan(times)]) })
  expect([status, codes]).toEqual([200, ['implausible_time']])
  expect(trace.spans[0].durationMs).toBeGreaterThanOrEqual(0)
  expect(Number.isFinite(trace.spans[0].startTimeMs)).toBe(true)
})

test.each([
  [
    'seconds where nanoseconds belong',
    { startTimeUnixNano: '1795228035', endTimeUnixNano: '1795228036' },
    /year 1970.*too old/,
  ],
  ['an end before the start', { endTimeUnixNano: '1795228035200000000' }, /ends before it starts: Sentry drops it/],
  ['no start', { startTimeUnixNano: 'NaN' }, /no start time/],
])('an OTLP span with %s is kept and told of', async (_, times, message) => {
  const app = await startLab()
  const payload = otlpTraces({ ...times } as SpanDraft)
  expect((await app.inject({ method: 'POST', url: '/v1/traces', headers: json, payload })).statusCode).toBe(200)
  expect((await readTrace(app)).spans).toHaveLength(1)
  const { problems } = (await app.inject('/api/problems')).json()
  expect(problems).toMatchObject([{ code: 'implausible_time', message: expect.stringMatching(message) }])
})

test.each([
  ['a span', 'span', { trace_id: traceId, span_id: hexId(1), start_timestamp: 1.8e18, end_timestamp: 1.8e18 }],
  ['a log', 'log', { trace_id: traceId, timestamp: 1.8e18, level: 'info', body: 'late' }],
  ['a metric', 'trace_metric', { trace_id: traceId, timestamp: 1.8e18, name: 'clicks', type: 'counter', value: 1 }],
  ['an error', 'event', { contexts: { trace: { trace_id: traceId } }, timestamp: 1.8e18, message: 'late' }],
])('%s of a time that no calendar has can be read in every form', async (_, type, record) => {
  const app = await startLab()
  await postEnvelope(app, lines({}, { type }, type === 'event' ? record : { items: [record] }))
  for (const form of ['', '/outline', '/markdown']) {
    expect((await app.inject(`/api/traces/${traceId}${form}`)).statusCode).toBe(200)
  }
  const { traces } = (await app.inject('/api/traces')).json()
  expect(() => new Date(traces[0].startTimeMs).toISOString()).not.toThrow()
})
