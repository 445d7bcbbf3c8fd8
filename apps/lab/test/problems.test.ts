import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { createInbox } from '../src/inbox/inbox.ts'
import { ProblemList } from '../src/read/schemas.ts'
import { auth, browserSpan, envelope, key, otlpTraces, postEnvelope, postOtlp, startLab } from './lab.ts'

async function problemsOf(app: FastifyInstance, limit = 100) {
  const list = (await app.inject(`/api/problems?limit=${limit}`)).json()
  return ProblemList.parse(list).problems
}

test('a lab that took everything has no problems', async () => {
  const app = await startLab()
  await postEnvelope(app, envelope([browserSpan(), ['session', {}]]))
  await postOtlp(app, otlpTraces({}))
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

test('what was taken and cannot be read is listed once for each body, with how often', async () => {
  const app = await startLab()
  await postOtlp(app, otlpTraces({ traceId: '' }, { traceId: '' }, {}))
  await app.inject({
    method: 'POST',
    url: '/v1/traces',
    payload: 'nonsense',
    headers: { 'content-type': 'application/json' },
  })
  const [unreadable, unnamed] = await problemsOf(app)
  expect(unreadable).toMatchObject({ status: 200, rule: 'decoding', code: 'not_json', count: 1 })
  expect(unnamed).toMatchObject({ status: 200, rule: 'decoding', code: 'missing_trace_id', count: 2 })
  expect((await app.inject(`/api/problems/${unreadable?.id}/raw`)).body).toBe('nonsense')
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
  for (const digit of '1234') await postOtlp(app, otlpTraces({ traceId: digit.repeat(32) }))
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
