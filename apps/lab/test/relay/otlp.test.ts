import { expect, test } from 'vitest'
import { rpcCodeOf } from '../../src/intake/rpc-status.ts'
import { otlpLogs, otlpTraces, readTrace } from '../lab.ts'
import { asJson, asProtobuf, expectAnswer, type HttpRow, json, logs, protobuf, rpcStatus, traces } from './rows.ts'

const empty = Buffer.alloc(0)

const taken: HttpRow[] = [
  ...[traces, `${traces}/`].map((url) => ({ url, payload: otlpTraces({}) })),
  ...[logs, `${logs}/`].map((url) => ({ url, payload: otlpLogs() })),
].map(({ url, payload }) => ({
  row: `4.1 POST ${url}: JSON is 200 with {}`,
  ...{ url, payload, headers: asJson, status: 200, body: {}, answered: json },
}))
taken.push(
  ...[traces, `${traces}/`, logs, `${logs}/`].map((url) => ({
    row: `4.1 POST ${url}: protobuf is 200 with an empty message`,
    ...{ url, payload: empty, headers: asProtobuf, status: 200, body: empty, answered: protobuf },
  })),
)

const refused: HttpRow[] = [
  {
    row: '4.1 another content type is 415, code 3',
    ...{ url: traces, headers: { ...asJson, 'content-type': 'text/plain' }, status: 415 },
    body: { code: 3, message: 'unsupported content type: text/plain' },
    answered: { 'content-type': expect.stringContaining('application/json') },
  },
  {
    row: '4.1 no content type is 415, code 3',
    ...{
      url: traces,
      payload: Buffer.from('{}'),
      status: 415,
      body: { code: 3, message: 'unsupported content type: ' },
    },
  },
  {
    row: '4.1 a body over 12 MiB is 413, code 8',
    ...{ url: traces, headers: asJson, payload: Buffer.alloc(12 * 1024 * 1024 + 1, 32), status: 413 },
    body: expect.objectContaining({ code: 8 }),
  },
  {
    row: '4.1 a body of 12 MiB is taken',
    ...{ url: traces, headers: asJson, payload: Buffer.alloc(12 * 1024 * 1024, 32), status: 200 },
  },
  {
    row: '4.1 no authorization is 401, code 16',
    ...{ url: traces, headers: json, payload: '{}', status: 401 },
    body: { code: 16, message: 'missing authorization information' },
  },
  {
    row: '4.1 a bad key is 400, code 3',
    ...{ url: traces, headers: { ...json, 'x-sentry-auth': 'sentry sentry_key=public' }, payload: '{}', status: 400 },
    body: { code: 3, message: 'bad sentry DSN public key' },
  },
  {
    row: '4.1 a bad project id is 400, code 3',
    ...{ url: '/api/web/integration/otlp/v1/traces', headers: asJson, payload: '{}', status: 400 },
    body: { code: 3, message: 'bad project path parameter' },
  },
  {
    row: '4.1 errors of a protobuf request are google.rpc.Status in protobuf',
    ...{ url: traces, headers: protobuf, payload: empty, status: 401, answered: protobuf },
    body: rpcStatus(16, 'missing authorization information'),
  },
]

const onDemand: HttpRow[] = (
  [
    ['an unknown project', 403, 7],
    ['a body over the limit', 413, 8],
    ['rate limited', 429, 8],
    ['an internal error', 500, 13],
    ['not implemented', 501, 12],
    ['bad gateway', 502, 14],
    ['overload', 503, 14],
    ['gateway timeout', 504, 4],
  ] as const
).map(([what, status, code]) => ({
  row: `4.1 ${what} is ${status}, code ${code}`,
  ...{ url: traces, headers: asJson, payload: '{}', fault: { answer: status }, status },
  body: { code, message: expect.any(String) },
}))
onDemand.push(
  {
    row: '4.1 403 says why',
    ...{ url: traces, headers: asJson, payload: '{}', fault: { answer: 403 }, status: 403 },
    body: { code: 7, message: 'event submission rejected with_reason: ProjectId' },
  },
  {
    row: '4.1 429 carries Retry-After and X-Sentry-Rate-Limits',
    ...{ url: traces, headers: asJson, payload: '{}', fault: { answer: 429, retryAfterSeconds: 9 }, status: 429 },
    answered: { 'retry-after': '9', 'x-sentry-rate-limits': '9::organization' },
  },
  {
    row: '4.1 429 even for a part of what is sent',
    ...{ url: traces, headers: asJson, payload: otlpTraces({}), status: 429 },
    fault: { answer: 429, categories: ['span_indexed'] },
    body: { code: 8, message: expect.any(String) },
  },
  {
    row: '4.1 headers are preserved where the error is in protobuf',
    ...{ url: traces, headers: asProtobuf, payload: empty, fault: { answer: 429, retryAfterSeconds: 9 }, status: 429 },
    answered: { ...protobuf, 'retry-after': '9', 'x-sentry-rate-limits': '9::organization' },
  },
)

const elsewhere: HttpRow[] = [
  { row: '4.1 GET is 405', method: 'GET', url: traces, status: 405, answered: { allow: 'POST' } },
  { row: '4.1 GET with a slash is 405', method: 'GET', url: `${logs}/`, status: 405 },
  {
    row: '4.1 POST /api/2/otlp/v1/traces is 404',
    ...{ url: '/api/2/otlp/v1/traces', headers: asJson, payload: '{}', status: 404 },
  },
  ...['/api/2/integration/otlp/v1/metrics', '/v1/metrics', '/v1/metrics/'].flatMap((url) => {
    const message = 'Sentry takes no metrics over OTLP: set OTEL_METRICS_EXPORTER=none'
    return [
      {
        row: `4.1 POST ${url} in JSON is 404, code 5`,
        ...{ url, headers: json, payload: '{}', status: 404, body: { code: 5, message } },
      },
      {
        row: `4.1 POST ${url} in protobuf is 404, code 5`,
        ...{ url, headers: protobuf, payload: empty, status: 404, body: rpcStatus(5, message), answered: protobuf },
      },
    ]
  }),
]

test.each([...taken, ...refused, ...onDemand, ...elsewhere])('$row', async (row) => {
  await expectAnswer(row)
})

test('4.1 any other status is code 2, and 13 from 500 on', () => {
  expect([405, 408, 410, 505].map(rpcCodeOf)).toEqual([2, 2, 2, 13])
})

test.each([
  ['JSON', { ...asJson }, '{"resourceSpans":[{', 'not_json'],
  ['protobuf', { ...asProtobuf }, Buffer.from([0x0a, 0x7f, 0x01]), 'not_protobuf'],
])('4.1 malformed %s is 200, and discarded later', async (_, headers, payload, code) => {
  const app = await expectAnswer({ row: '', url: traces, headers, payload, status: 200 })
  expect((await app.inject('/api/problems')).json().problems).toMatchObject([{ status: 200, rule: 'decoding', code }])
})

test('4.1 bad spans in a good payload are 200, without partial success', async () => {
  const payload = otlpTraces({ spanId: 'nonsense' }, { traceId: '' }, {})
  const app = await expectAnswer({ row: '', url: traces, headers: asJson, payload, status: 200, body: {} })
  expect((await readTrace(app)).spans).toHaveLength(1)
})

test('4.1 a bad span in protobuf is 200, with an empty message', async () => {
  const payload = Buffer.from([10, 4, 18, 2, 18, 0]) // resource_spans, scope_spans, a span without a field
  await expectAnswer({ row: '', url: traces, headers: asProtobuf, payload, status: 200, body: empty })
})

test.each([
  ['/v1/traces', otlpTraces()],
  ['/v1/traces/', otlpTraces()],
  ['/v1/logs', otlpLogs()],
  ['/v1/logs/', otlpLogs()],
])('tools that know only OTLP send to %s, without a key', async (url, payload) => {
  await expectAnswer({ row: '', url, headers: json, payload, status: 200, body: {}, answered: json })
})
