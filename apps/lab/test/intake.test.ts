import zlib from 'node:zlib'
import { expect, test } from 'vitest'
import {
  auth,
  browserSpan,
  envelope,
  key,
  listTraces,
  otlpLogs,
  otlpTraces,
  postEnvelope,
  readTrace,
  startLab,
} from './lab.ts'

const json = { 'content-type': 'application/json' }
const protobuf = { 'content-type': 'application/x-protobuf' }
const traces = '/api/2/integration/otlp/v1/traces'
const emptyProtobuf = Buffer.alloc(0)

test.each([
  [traces, otlpTraces()],
  [`${traces}/`, otlpTraces()],
  ['/api/2/integration/otlp/v1/logs', otlpLogs()],
  ['/api/2/integration/otlp/v1/logs/', otlpLogs()],
  ['/v1/traces', otlpTraces()],
  ['/v1/traces/', otlpTraces()],
  ['/v1/logs', otlpLogs()],
])('OTLP is taken at %s', async (url, payload) => {
  const app = await startLab()
  const answer = await app.inject({ method: 'POST', url, payload, headers: auth })
  expect([answer.statusCode, answer.headers['content-type'], answer.body]).toEqual([200, 'application/json', '{}'])
})

test('a protobuf request is answered with an empty protobuf message', async () => {
  const app = await startLab()
  const headers = { ...auth, ...protobuf }
  const answer = await app.inject({ method: 'POST', url: traces, payload: emptyProtobuf, headers })
  expect([answer.statusCode, answer.headers['content-type'], answer.rawPayload.length]).toEqual([
    200,
    'application/x-protobuf',
    0,
  ])
})

test.each([['/v1/metrics'], ['/api/2/integration/otlp/v1/metrics'], ['/api/2/otlp/v1/traces'], ['/api/1/envelope']])(
  'there is nothing at %s',
  async (url) => {
    const app = await startLab()
    expect((await app.inject({ method: 'POST', url, payload: {}, headers: auth })).statusCode).toBe(404)
  },
)

test.each([
  [415, 3, 'unsupported content type: text/plain', traces, { 'content-type': 'text/plain' }],
  [415, 3, 'unsupported content type: ', traces, {}],
  [401, 16, 'missing authorization information', traces, json],
  [401, 16, 'missing authorization information', traces, { ...json, 'x-sentry-auth': 'Bearer x' }],
  [401, 16, 'multiple authorization payloads detected', `${traces}?sentry_key=${key}`, { ...json, ...auth }],
  [401, 16, 'bad x-sentry-auth header', traces, { ...json, 'x-sentry-auth': 'sentry sentry_key=' }],
  [
    401,
    16,
    'bad x-sentry-auth header',
    traces,
    { ...json, 'x-sentry-auth': `sentry sentry_key=${key}, sentry_version=x` },
  ],
  [401, 16, 'bad x-sentry-auth header', `${traces}?sentry_client=x`, json],
  [400, 3, 'bad sentry DSN public key', traces, { ...json, 'x-sentry-auth': 'sentry sentry_key=public' }],
  [400, 3, 'unsupported protocol version (8)', `${traces}?sentry_key=${key}&sentry_version=8`, json],
  [400, 3, 'bad project path parameter', '/api/web/integration/otlp/v1/traces', { ...json, ...auth }],
  [415, 3, 'unsupported content encoding: lzma', traces, { ...json, ...auth, 'content-encoding': 'lzma' }],
  [400, 3, 'the body is not gzip', traces, { ...json, ...auth, 'content-encoding': 'gzip' }],
])('OTLP is refused with %i, code %i: %s', async (status, code, message, url, headers) => {
  const app = await startLab()
  const answer = await app.inject({ method: 'POST', url, payload: Buffer.from('{}'), headers })
  expect([answer.statusCode, answer.json()]).toEqual([status, { code, message }])
  expect(answer.headers['access-control-allow-origin']).toBe('*')
})

test('a refusal of a protobuf request is a google.rpc.Status in protobuf', async () => {
  const app = await startLab()
  const answer = await app.inject({ method: 'POST', url: traces, payload: emptyProtobuf, headers: protobuf })
  const message = Buffer.from('missing authorization information')
  expect(answer.statusCode).toBe(401)
  expect(answer.rawPayload).toEqual(Buffer.concat([Buffer.from([8, 16, 18, message.length]), message]))
})

test.each([
  ['X-Sentry-Auth', { 'x-sentry-auth': `Sentry sentry_version=7, sentry_key=${key}, sentry_client=x/1` }],
  ['Authorization', { authorization: `sentry sentry_key=${key}` }],
  ['Basic', { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` }],
])('the key may stand in %s', async (_, headers) => {
  const app = await startLab()
  const answer = await app.inject({ method: 'POST', url: traces, payload: '{}', headers: { ...json, ...headers } })
  expect(answer.statusCode).toBe(200)
})

test.each([
  ['nothing', {}, {}],
  ['an event id', { event_id: 'a'.repeat(32) }, { id: 'a'.repeat(32) }],
])('an envelope that names %s is answered with what it named', async (_, header, answer) => {
  const app = await startLab()
  const response = await postEnvelope(app, envelope([browserSpan()], header))
  expect([response.statusCode, response.json()]).toEqual([200, answer])
})

test.each([undefined, 'text/plain;charset=UTF-8', 'application/x-sentry-envelope', 'application/json'])(
  'an envelope may have the content type %s',
  async (type) => {
    const app = await startLab()
    const headers = type === undefined ? {} : { 'content-type': type }
    expect((await postEnvelope(app, Buffer.from(envelope([browserSpan()])), headers)).statusCode).toBe(200)
    expect((await readTrace(app)).spans).toHaveLength(1)
  },
)

test('an SDK that mirrors to Spotlight is received without a DSN', async () => {
  const app = await startLab()
  const payload = Buffer.from(envelope([browserSpan()]))
  const headers = { 'content-type': 'application/x-sentry-envelope' }
  const preflight = await app.inject({
    method: 'OPTIONS',
    url: '/stream',
    headers: { origin: 'http://localhost:3000' },
  })
  expect(preflight.headers['access-control-allow-headers']).toContain('content-type')
  const answer = await app.inject({ method: 'POST', url: '/stream', payload, headers })
  expect([answer.statusCode, answer.json(), answer.headers['access-control-allow-origin']]).toEqual([200, {}, '*'])
  expect((await readTrace(app)).spans).toHaveLength(1)
  expect((await app.inject({ method: 'POST', url: '/stream', payload: 'hello', headers })).statusCode).toBe(400)
})

test('the key of an envelope may stand in its own DSN', async () => {
  const app = await startLab()
  const payload = envelope([browserSpan()], { dsn: `http://${key}@localhost:8969/1` })
  expect((await app.inject({ method: 'POST', url: '/api/1/envelope/', payload })).statusCode).toBe(200)
})

test.each([
  [400, 'empty request body', '', `?sentry_key=${key}`],
  [400, 'invalid event envelope', 'hello', `?sentry_key=${key}`],
  [400, 'bad sentry DSN public key', '{}', '?sentry_key=public'],
  [401, 'missing authorization information', '{}', ''],
  [401, 'bad x-sentry-auth header', '{}', '?sentry_version=7'],
])('a body is refused with %i: %s', async (status, detail, payload, query) => {
  const app = await startLab()
  const answer = await app.inject({ method: 'POST', url: `/api/1/envelope/${query}`, payload })
  expect([answer.statusCode, answer.json().detail]).toEqual([status, detail])
})

test('a request that is not an envelope says why, and what is stored stays', async () => {
  const app = await startLab()
  await postEnvelope(app, envelope([browserSpan()]))
  const answer = await postEnvelope(app, '<html>')
  expect(answer.json().causes).toEqual([expect.stringContaining('not valid JSON')])
  expect(await listTraces(app)).toHaveLength(1)
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
])('bodies may be encoded as %j', async (encoding, compress) => {
  const app = await startLab()
  const headers = { 'content-encoding': encoding }
  expect((await postEnvelope(app, compress(Buffer.from(envelope([browserSpan()]))), headers)).statusCode).toBe(200)
  const payload = compress(Buffer.from(JSON.stringify(otlpTraces({}))))
  await app.inject({ method: 'POST', url: '/v1/traces', payload, headers: { ...json, ...headers } })
  expect((await readTrace(app)).spans).toHaveLength(2)
})

test('a body that is small until it is decoded is refused by its decoded size', async () => {
  const app = await startLab()
  const payload = zlib.gzipSync(Buffer.alloc(13 * 1024 * 1024, 32))
  const headers = { ...json, 'content-encoding': 'gzip' }
  const answer = await app.inject({ method: 'POST', url: '/v1/traces', payload, headers })
  expect([answer.statusCode, answer.json().code]).toEqual([413, 8])
})

test('an OTLP body over 12 MiB and an envelope over 200 MiB are refused by their length alone', async () => {
  const app = await startLab()
  const otlp = { ...json, 'content-length': String(12 * 1024 * 1024 + 1) }
  expect((await app.inject({ method: 'POST', url: '/v1/traces', headers: otlp })).statusCode).toBe(413)
  const answer = await postEnvelope(app, '', { 'content-length': String(200 * 1024 * 1024 + 1) })
  expect(answer.statusCode).toBe(413)
  expect(answer.json().detail).toMatch(/^envelope exceeded size limits/)
})

test('what cannot be decoded is answered 200 all the same, and counted', async () => {
  const app = await startLab()
  const answer = await app.inject({ method: 'POST', url: '/v1/traces', payload: 'nonsense', headers: json })
  expect(answer.statusCode).toBe(200)
  await postEnvelope(app, envelope([['session', {}], ['log', {}], browserSpan()]))
  const health = (await app.inject('/healthz')).json()
  expect(health).toMatchObject({ traces: 1, damaged: { not_json: 1, wrong_shape: 1 }, ignored: { session: 1 } })
})

test.each(['/api/1/envelope/', traces, `${traces}/`, '/v1/logs'])(
  'a preflight for %s allows any origin, and no trace headers',
  async (url) => {
    const app = await startLab()
    const headers = { origin: 'http://localhost:5173', 'access-control-request-method': 'POST' }
    const answer = await app.inject({ method: 'OPTIONS', url, headers })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'POST',
      'access-control-max-age': '3600',
    })
    expect(answer.headers['access-control-allow-headers']).toContain('x-sentry-auth')
    expect(answer.headers['access-control-allow-headers']).not.toMatch(/traceparent|baggage|sentry-trace/)
  },
)
