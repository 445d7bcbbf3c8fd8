import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { browserSpan, envelope, otlpTraces, postEnvelope, postOtlp, sendLog, sendSpans, startLab } from './lab.ts'

function setFault(app: FastifyInstance, fault: object) {
  return app.inject({ method: 'PUT', url: '/api/faults', payload: fault })
}

const spans = envelope([browserSpan()])

test.each([401, 403, 413, 429, 500, 501, 502, 503, 504])(
  'the intake answers %i on demand, until that is cleared',
  async (answer) => {
    const app = await startLab()
    expect((await setFault(app, { answer })).json().fault).toMatchObject({ answer, project: null, count: null })
    expect((await postEnvelope(app, spans)).statusCode).toBe(answer)
    expect((await sendSpans(app, {})).statusCode).toBe(answer)
    const health = (await app.inject('/healthz')).json()
    expect(health).toMatchObject({ traces: 0, fault: { answer }, problems: 2 })
    expect((await app.inject({ method: 'DELETE', url: '/api/faults' })).statusCode).toBe(204)
    expect((await postEnvelope(app, spans)).statusCode).toBe(200)
    expect((await app.inject('/api/faults')).json()).toEqual({ fault: null })
  },
)

test('a rate limit names what it limits and for how long', async () => {
  const app = await startLab()
  await setFault(app, { answer: 429, retryAfterSeconds: 7, categories: ['span', 'log_item'] })
  const { headers } = await postEnvelope(app, spans)
  expect(headers).toMatchObject({ 'retry-after': '7', 'x-sentry-rate-limits': '7:span;log_item:organization' })
})

test('a fault for one signal and a count leaves the rest alone', async () => {
  const app = await startLab()
  await setFault(app, { answer: 503, signal: 'traces', count: 2 })
  const ask = async () => (await sendSpans(app, {})).statusCode
  expect((await sendLog(app)).statusCode).toBe(200)
  expect([await ask(), await ask(), await ask()]).toEqual([503, 503, 200])
})

test('a fault for one project leaves the others alone', async () => {
  const app = await startLab()
  await setFault(app, { answer: 403, project: '2' })
  expect((await postEnvelope(app, spans)).statusCode).toBe(200)
  const answer = await postOtlp(app, otlpTraces({}), '/api/2/integration/otlp/v1/traces')
  expect(answer.json()).toMatchObject({ code: 7 })
})

test('connections are closed without an answer, and requests wait', async () => {
  const app = await startLab()
  await app.listen({ port: 0, host: '127.0.0.1' })
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/stream`
  await setFault(app, { answer: 'close', count: 1 })
  await expect(fetch(url, { method: 'POST', body: spans })).rejects.toThrow('fetch failed')
  await setFault(app, { delayMs: 80, count: 1 })
  const startedAt = performance.now()
  expect((await fetch(url, { method: 'POST', body: spans })).status).toBe(200)
  expect(performance.now() - startedAt).toBeGreaterThan(70)
})

test.each([
  ['answer', { answer: 418 }],
  ['count', { answer: 503, count: 0 }],
  ['categories/0', { categories: ['span:key'] }],
])('a fault with a wrong %s is 400 and changes nothing', async (field, fault) => {
  const app = await startLab()
  const answer = await setFault(app, fault)
  expect([answer.statusCode, answer.json().field]).toEqual([400, field])
  expect((await postEnvelope(app, spans)).statusCode).toBe(200)
})

test.each([
  [{ anwser: 503 }, /^Unrecognized key: "anwser"$/],
  [{ answer: 418 }, /^answer: expected 401, 403, 413, 429, 500, 501, 502, 503, 504, close or ok$/],
])('the fault %j is not understood, and none is switched on', async (fault, message) => {
  const app = await startLab()
  const refused = await setFault(app, fault)
  expect(refused.statusCode).toBe(400)
  expect(refused.json()).toMatchObject({ code: 'bad_request', message: expect.stringMatching(message) })
  expect((await app.inject('/api/faults')).json()).toEqual({ fault: null })
})

test('a fault that does not say it is JSON is refused with what to say', async () => {
  const app = await startLab()
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const refused = await app.inject({ method: 'PUT', url: '/api/faults', headers, payload: '{"answer":503}' })
  expect(refused.statusCode).toBe(415)
  expect(refused.json().message).toBe('expected the header content-type: application/json')
})
