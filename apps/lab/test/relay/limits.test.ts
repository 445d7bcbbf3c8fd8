import zlib from 'node:zlib'
import { expect, test } from 'vitest'
import { browserSpan, envelope, otlpTraces, postEnvelope, readTrace, startLab } from '../lab.ts'
import { asJson, envelopes, expectAnswer, type HttpRow, traces } from './rows.ts'

const mebibyte = 1024 * 1024

function tooLarge(type: string) {
  const detail = `envelope exceeded size limits for type '${type}' (https://develop.sentry.dev/sdk/envelopes/#size-limits)`
  return { status: 413, body: { detail, causes: [] } }
}

/** An envelope of items whose payloads are spaces, told by type, length and content type. */
function itemsOf(...items: [type: string, length: number, contentType?: string][]) {
  const lines = items.flatMap(([type, length, contentType]) => [
    JSON.stringify({ type, length, ...(contentType && { content_type: contentType }) }),
    `{}${' '.repeat(length - 2)}`,
  ])
  return { url: envelopes, payload: Buffer.from(['{}', ...lines].join('\n')) }
}

const spans = 'application/vnd.sentry.items.span.v2+json'
const logRecords = 'application/vnd.sentry.items.log+json'
const metrics = 'application/vnd.sentry.items.trace-metric+json'

const sizes: HttpRow[] = [
  { row: '4.3 an event of 1 MiB', ...itemsOf(['event', mebibyte]), status: 200 },
  { row: '4.3 an event over 1 MiB', ...itemsOf(['event', mebibyte + 1]), ...tooLarge('event') },
  { row: '4.3 a transaction over 1 MiB', ...itemsOf(['transaction', mebibyte + 1]), ...tooLarge('transaction') },
  { row: '4.3 a span container of 12 MiB', ...itemsOf(['span', 12 * mebibyte, spans]), status: 200 },
  { row: '4.3 a span container over 12 MiB', ...itemsOf(['span', 12 * mebibyte + 1, spans]), ...tooLarge('span') },
  { row: '4.3 one span over 10 MiB', ...itemsOf(['span', 10 * mebibyte + 1]), ...tooLarge('span') },
  { row: '4.3 25 standalone spans', ...itemsOf(...Array(25).fill(['span', 2])), status: 200 },
  { row: '4.3 26 standalone spans', ...itemsOf(...Array(26).fill(['span', 2])), ...tooLarge('span') },
  { row: '4.3 one container of each kind', ...itemsOf(['span', 2, spans], ['log', 2, logRecords]), status: 200 },
  { row: '4.8 two log containers', ...itemsOf(['log', 2, logRecords], ['log', 2, logRecords]), ...tooLarge('log') },
  { row: '4.3 two span containers', ...itemsOf(['span', 2, spans], ['span', 2, spans]), ...tooLarge('span') },
  {
    row: '4.3 two metric containers',
    ...itemsOf(['trace_metric', 2, metrics], ['trace_metric', 2, metrics]),
    ...tooLarge('trace_metric'),
  },
  { row: '4.3 an attachment of 30 MiB', ...itemsOf(['attachment', 30 * mebibyte]), status: 200 },
  {
    row: '4.3 an envelope over 200 MiB, by its length alone',
    ...{ url: envelopes, headers: { 'content-length': String(200 * mebibyte + 1) }, ...tooLarge('envelope') },
  },
  {
    row: '4.3 an envelope that is over 200 MiB when it is decoded',
    ...{ url: envelopes, headers: { 'content-encoding': 'zstd' }, ...tooLarge('envelope') },
    payload: zlib.zstdCompressSync(Buffer.alloc(200 * mebibyte + 1)),
  },
  {
    row: '4.3 an OTLP body over 12 MiB, by its length alone',
    ...{ url: traces, headers: { ...asJson, 'content-length': String(12 * mebibyte + 1) }, status: 413 },
  },
  {
    row: '4.3 an OTLP body that is over 12 MiB when it is decoded',
    ...{ url: traces, headers: { ...asJson, 'content-encoding': 'gzip' }, status: 413 },
    payload: zlib.gzipSync(Buffer.alloc(12 * mebibyte + 1, 32)),
    body: expect.objectContaining({ code: 8 }),
  },
]

const limits = { answer: 429, retryAfterSeconds: 60, categories: ['span', 'log_item'] }
const rateLimits: HttpRow[] = (
  [
    [{ ...limits, categories: [] }, '60::organization', 'an empty category is all'],
    [limits, '60:span;log_item:organization', 'categories are separated by semicolons'],
    [{ ...limits, reason: 'quota' }, '60:span;log_item:organization:quota', 'a reason'],
    [
      { ...limits, reason: 'quota', namespaces: ['custom', 'spans'] },
      '60:span;log_item:organization:quota:custom;spans',
      'a reason and namespaces',
    ],
  ] as const
).map(([fault, header, what]) => ({
  row: `4.3 X-Sentry-Rate-Limits: ${what}`,
  ...{ url: traces, headers: asJson, payload: '{}', fault, status: 429 },
  answered: { 'x-sentry-rate-limits': header, 'retry-after': '60' },
}))
rateLimits.push(
  {
    row: '4.8 X-Sentry-Rate-Limits keeps the colon of an empty reason before namespaces',
    ...{ url: traces, headers: asJson, payload: '{}', status: 429 },
    fault: { ...limits, namespaces: ['custom'] },
    answered: { 'x-sentry-rate-limits': '60:span;log_item:organization::custom' },
  },
  ...[
    { url: traces, headers: asJson },
    { url: envelopes, headers: {} },
  ].map((sent) => ({
    row: `4.3 X-Sentry-Rate-Limits may come with a 200, of ${sent.url}`,
    ...{ ...sent, payload: Buffer.from('{}'), status: 200, fault: { ...limits, answer: 'ok' } },
    answered: { 'x-sentry-rate-limits': '60:span;log_item:organization' },
  })),
)

test.each([...sizes, ...rateLimits])('$row is $status', async (row) => {
  await expectAnswer(row)
})

test('4.8 the reason for two log containers is too_large:log', async () => {
  const app = await expectAnswer({
    ...{ row: '', ...itemsOf(['log', 2, logRecords], ['log', 2, logRecords]), ...tooLarge('log') },
  })
  expect((await app.inject('/api/problems')).json().problems).toMatchObject([{ code: 'too_large:log', status: 413 }])
})

test.each([
  ['gzip', zlib.gzipSync],
  ['x-gzip', zlib.gzipSync],
  ['deflate', zlib.deflateSync],
  ['br', zlib.brotliCompressSync],
  ['zstd', zlib.zstdCompressSync],
  ['identity', (body: Buffer) => body],
  ['utf-8', (body: Buffer) => body],
  ['', (body: Buffer) => body],
])('4.3 Content-Encoding %j is taken, in envelopes and OTLP', async (encoding, compress) => {
  const app = await startLab()
  const headers = { 'content-encoding': encoding }
  expect((await postEnvelope(app, compress(Buffer.from(envelope([browserSpan()]))), headers)).statusCode).toBe(200)
  const payload = compress(Buffer.from(JSON.stringify(otlpTraces({}))))
  await app.inject({ method: 'POST', url: traces, payload, headers: { ...asJson, ...headers } })
  expect((await readTrace(app)).spans).toHaveLength(2)
})

test.each([
  [415, 3, 'unsupported content encoding: lzma', 'lzma'],
  [400, 3, 'the body is not gzip', 'gzip'],
])('a body in no encoding of 4.3 is %i, code %i: %s', async (status, code, message, encoding) => {
  const headers = { ...asJson, 'content-encoding': encoding }
  await expectAnswer({ row: '', url: traces, headers, payload: Buffer.from('{}'), status, body: { code, message } })
})
