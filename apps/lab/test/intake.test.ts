import { expect, test } from 'vitest'
import { browserSpan, envelope, postEnvelope, readTrace, startLab } from './lab.ts'

const json = { 'content-type': 'application/json' }

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

test('what cannot be decoded is answered 200 all the same, and counted', async () => {
  const app = await startLab()
  const answer = await app.inject({ method: 'POST', url: '/v1/traces', payload: 'nonsense', headers: json })
  expect(answer.statusCode).toBe(200)
  await postEnvelope(app, envelope([['session', {}], ['log', {}], browserSpan()]))
  const health = (await app.inject('/healthz')).json()
  expect(health).toMatchObject({ traces: 1, damaged: { not_json: 1, wrong_shape: 1 }, ignored: { session: 1 } })
})
