import type { FastifyInstance } from 'fastify'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createInbox } from '../src/inbox/inbox.ts'
import { ProblemList } from '../src/read/schemas/schemas.ts'
import {
  auth,
  browserSpan,
  envelope,
  hexId,
  key,
  otlpTraces,
  postEnvelope,
  sendItems,
  sendLog,
  sendSpans,
  startLab,
  traceId,
} from './lab.ts'

async function problemsOf(app: FastifyInstance, limit = 100) {
  const list = (await app.inject(`/api/problems?limit=${limit}`)).json()
  return ProblemList.parse(list).problems
}

test('a lab that took everything has no problems', async () => {
  const app = await startLab()
  await sendItems(app, browserSpan(), ['session', {}])
  await sendSpans(app, {})
  expect(await problemsOf(app)).toEqual([])
})

test('a refusal is listed with what was answered, who sent it and its bytes', async () => {
  const app = await startLab()
  const headers = { 'user-agent': 'curl/8' }
  await app.inject({ method: 'POST', url: '/api/7/envelope/?sentry_key=public', payload: '<html>', headers })
  const [problem] = await problemsOf(app)
  expect(problem).toMatchObject({ rule: 'refusal', status: 400, code: 'bad_request', project: '7', sdk: 'curl/8' })
  expect(problem?.message).toBe('bad sentry DSN public key')
  expect(problem?.head).toMatch(/^POST \/api\/7\/envelope\/\?sentry_key=public\n/)
  const raw = await app.inject(`/api/problems/${problem?.id}/raw`)
  expect([raw.body, raw.headers['content-type']]).toEqual(['<html>', 'application/octet-stream'])
})

test('what is refused again and again is one problem that counts, and each request stays at hand', async () => {
  const app = await startLab()
  const url = '/api/7/envelope/?sentry_key=public'
  const post = (payload: string, agent: string) =>
    app.inject({ method: 'POST', url, payload, headers: { 'user-agent': agent } })
  await post('first', 'curl/8')
  await post('of another', 'wget/1')
  await post('second', 'curl/8')
  const problems = await problemsOf(app)
  expect(problems.map(({ sdk, count }) => [sdk, count])).toEqual([
    ['curl/8', 2],
    ['wget/1', 1],
  ])
  const [repeated] = problems
  expect(repeated).toMatchObject({ id: repeated?.times[0]?.id, timeMs: repeated?.times[0]?.timeMs })
  const bodies = await Promise.all(repeated?.times.map(({ id }) => app.inject(`/api/problems/${id}/raw`)) ?? [])
  expect(bodies.map(({ body }) => body)).toEqual(['second', 'first'])
  expect((await app.inject('/healthz')).json().problems).toBe(2)
})

test('what is found in a body stands where the body came, however late it is looked into', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const app = await startLab()
  await sendSpans(app, { ...now(), events: [event] })
  vi.setSystemTime(Date.now() + 1_000)
  await app.inject({ method: 'POST', url: '/v1/none', headers: auth })
  expect((await problemsOf(app)).map(({ code }) => code)).toEqual(['not_found', 'events.dropped'])
})

test('what is refused all the time takes no room from what was told once, and keeps its count', async () => {
  const app = await startLab()
  await app.inject({ method: 'POST', url: '/v1/none', headers: auth })
  for (let at = 0; at < 1_010; at++) await app.inject({ method: 'POST', url: '/v1/again', headers: auth })
  expect((await problemsOf(app)).map(({ message, count, times }) => [message, count, times.length])).toEqual([
    ['there is no POST /v1/again', 1_010, 999],
    ['there is no POST /v1/none', 1, 1],
  ])
})

test.each([
  [401, 'unauthorized', '/api/2/integration/otlp/v1/traces', { 'content-type': 'application/json' }],
  [404, 'not_found', '/v1/metrics', { 'content-type': 'application/json' }],
  [404, 'not_found', '/api/1/envelope', {}],
  [415, 'unsupported', '/v1/traces', { 'content-type': 'text/plain' }],
])('an answer of %i is a problem of the code %s', async (status, code, url, headers) => {
  const app = await startLab()
  await app.inject({ method: 'POST', url, payload: '{}', headers })
  expect(await problemsOf(app)).toMatchObject([{ status, code, rule: 'refusal' }])
})

test('a path that nothing is at is a problem of the project that it names', async () => {
  const app = await startLab()
  await app.inject({ method: 'POST', url: '/api/2/integration/otlp/v1/metrics', payload: '{}' })
  expect(await problemsOf(app)).toMatchObject([{ status: 404, code: 'not_found', project: '2' }])
})

test.each(['/v1/metrics', '/api/2/integration/otlp/v1/metrics/'])(
  'metrics sent to %s are told how to be left out',
  async (url) => {
    const app = await startLab()
    const refused = await app.inject({
      method: 'POST',
      url,
      payload: '{}',
      headers: { 'content-type': 'application/json' },
    })
    expect([refused.statusCode, refused.json()]).toEqual([
      404,
      { code: 5, message: 'Sentry takes no metrics over OTLP: set OTEL_METRICS_EXPORTER=none' },
    ])
  },
)

test('what was taken and cannot be read is listed once for each body, with how often', async () => {
  const app = await startLab()
  await sendSpans(app, { traceId: '' }, { traceId: '' }, {})
  await app.inject({
    method: 'POST',
    url: '/v1/traces',
    payload: 'nonsense',
    headers: { 'content-type': 'application/json' },
  })
  const [unreadable, unnamed] = await problemsOf(app)
  expect(unreadable).toMatchObject({ status: 200, rule: 'decoding', code: 'not_json', count: 1 })
  expect(unreadable?.message).toMatch(/Sentry discards the whole body\.$/)
  expect(unnamed).toMatchObject({ status: 200, rule: 'repaired', code: 'missing_trace_id', count: 2 })
  expect((await app.inject(`/api/problems/${unreadable?.id}/raw`)).body).toBe('nonsense')
})

test('a body that a mistake of the lab keeps from its place is told, kept, and hinders no other', async () => {
  const bugs: unknown[] = []
  const inbox = createInbox({ onBug: (error) => bugs.push(error) })
  const app = await startLab({ inbox })
  // A kind that nothing can read stands for the mistake.
  await inbox.accept({ kind: 'none' as never, body: Buffer.from('body'), project: '2', head: 'POST /' })
  await sendSpans(app, {})
  expect((await app.inject('/healthz')).json()).toMatchObject({ traces: 1, untraced: 0 })
  expect(inbox.untraced(10).map(({ body }) => Buffer.from(body).toString())).toEqual(['body'])
  expect(inbox.problems.list(10)).toMatchObject([{ rule: 'decoding', code: 'internal', project: '2', rawBytes: 4 }])
  expect(bugs).toHaveLength(1)
})

test('what an SDK says it dropped is told in words', async () => {
  const app = await startLab()
  const discarded = [
    { reason: 'sample_rate', category: 'span', quantity: 12 },
    { reason: 'queue_overflow', category: 'log_item', quantity: 1 },
  ]
  const payload = envelope([['client_report', { timestamp: 1, discarded_events: discarded }]])
  const url = `/api/1/envelope/?sentry_key=${key}&sentry_client=sentry.javascript.browser%2F11.12.0`
  await app.inject({ method: 'POST', url, payload })
  expect((await problemsOf(app)).map(({ message, sdk, code }) => [message, sdk, code])).toEqual([
    ['The browser dropped 1 log: queue_overflow.', 'sentry.javascript.browser/11.12.0', 'queue_overflow'],
    ['The browser dropped 12 spans: sample_rate.', 'sentry.javascript.browser/11.12.0', 'sample_rate'],
  ])
})

test('an eviction is told once, with how many traces went', async () => {
  const app = await startLab({ inbox: createInbox({ budget: { records: 1 } }) })
  for (const digit of '1234') await sendSpans(app, { traceId: digit.repeat(32) })
  expect(await problemsOf(app)).toMatchObject([{ rule: 'budget', code: 'evicted', count: 3, rawBytes: 0 }])
})

test('the list is bounded, and a clear empties it', async () => {
  const app = await startLab()
  for (let at = 0; at < 1_010; at++) await app.inject({ method: 'POST', url: `/v1/none/${at}`, headers: auth })
  const problems = await problemsOf(app, 10_000)
  expect([problems.length, problems[0]?.id]).toEqual([1_000, 1_010])
  expect((await app.inject('/healthz')).json().problems).toBe(1_000)
  await app.inject({ method: 'DELETE', url: '/api/traces' })
  expect(await problemsOf(app)).toEqual([])
  expect((await app.inject('/api/problems/1/raw')).json().code).toBe('problem_not_found')
})

const nanos = (ms: number) => `${Math.round(ms)}000000`
const now = () => ({ startTimeUnixNano: nanos(Date.now() - 50), endTimeUnixNano: nanos(Date.now()) })
const event = { name: 'retry', timeUnixNano: nanos(Date.now()) }

test.each([
  ['span events', 'dropped', 'events.dropped', { events: [event] }],
  ['an end before the start', 'suspicious', 'implausible_time', { endTimeUnixNano: nanos(Date.now() - 60_000) }],
  ['no start', 'suspicious', 'implausible_time', { startTimeUnixNano: '0' }],
  [
    'milliseconds for nanoseconds',
    'suspicious',
    'implausible_time',
    { startTimeUnixNano: `${Date.now()}`, endTimeUnixNano: `${Date.now()}` },
  ],
  ['an invalid parent', 'repaired', 'parent-span-id.invalid', { parentSpanId: 'abc' }],
  [
    'a start in the future',
    'repaired',
    'time.future',
    { startTimeUnixNano: nanos(Date.now() + 120_000), endTimeUnixNano: nanos(Date.now() + 121_000) },
  ],
  ['no name', 'dropped', 'no_data', { name: '' }],
  ['no id', 'dropped', 'missing_span_id', { spanId: 'abc' }],
  ['an id of the wrong length', 'repaired', 'missing_trace_id', { traceId: 'abcd' }],
])('OTLP spans with %s are listed once for the body, as %s', async (_, rule, code, change) => {
  const app = await startLab()
  const spans = [0, 1, 2].map((at) => ({ ...now(), spanId: hexId(at + 1), ...change }))
  await sendSpans(app, ...spans)
  const problems = await problemsOf(app)
  const found = problems.find((problem) => problem.code === code)
  expect(found).toMatchObject({ rule, status: 200, count: 3 })
  expect(problems).toHaveLength(1)
  expect(await problemsOf(app)).toEqual(problems)
})

test('logs with an id of the wrong length or without a body are listed; those of no trace are not', async () => {
  const app = await startLab()
  const timeUnixNano = nanos(Date.now())
  await sendLog(app, { timeUnixNano, traceId: '' })
  expect(await problemsOf(app)).toEqual([])
  await sendLog(app, { timeUnixNano, spanId: 'abc' })
  await sendLog(app, { timeUnixNano, body: undefined })
  expect((await problemsOf(app)).map(({ rule, code }) => [rule, code])).toEqual([
    ['dropped', 'no_data'],
    ['repaired', 'span-id.invalid'],
  ])
})

test('a log without a time or with one in another unit is listed', async () => {
  const app = await startLab()
  const log = (timestamp: number | null) =>
    envelope([['log', { items: [{ trace_id: traceId, timestamp, body: 'a' }] }]])
  await postEnvelope(app, log(null))
  await postEnvelope(app, log(Date.now()))
  await sendLog(app, { timeUnixNano: '0' })
  await sendLog(app, { timeUnixNano: `${Date.now()}` })
  expect((await problemsOf(app)).map(({ rule, code }) => [rule, code])).toEqual([
    ['suspicious', 'time_unit'],
    ['dropped', 'timestamp'],
    ['suspicious', 'time_unit'],
    ['dropped', 'timestamp'],
  ])
})

test('when more came than is looked into at once, the list says so until the next clear', async () => {
  const inbox = createInbox()
  const app = await startLab({ inbox })
  const read = async () => (await app.inject('/api/problems?limit=10000')).json()
  expect((await read()).overload).toBeNull()
  const body = Buffer.from(JSON.stringify(otlpTraces({ ...now(), events: [event] })))
  for (let at = 0; at < 1_003; at++) await inbox.accept({ kind: 'traces-json', body, project: '2', head: 'POST /' })
  const { problems, overload } = await read()
  expect(overload).toEqual({ timeMs: expect.any(Number), came: 1_003, examined: 1_000 })
  expect(problems).toMatchObject([{ code: 'events.dropped', count: 1_000 }])
  expect((await read()).overload).toEqual(overload)
  await app.inject({ method: 'DELETE', url: '/api/traces' })
  expect((await read()).overload).toBeNull()
  await app.inject({ method: 'POST', url: '/api/traces/undo-clear' })
  expect((await read()).overload).toEqual(overload)
})

test('what is merely old is no problem', async () => {
  const app = await startLab()
  const startTimeUnixNano = nanos(Date.UTC(2024, 0, 1))
  await sendSpans(app, { startTimeUnixNano, endTimeUnixNano: startTimeUnixNano })
  expect(await problemsOf(app)).toEqual([])
})
