import { expect, test } from 'vitest'
import { browserSpan, envelope, postEnvelope, startLab } from './lab.ts'

const json = { 'content-type': 'application/json' }

test('what cannot be decoded is answered 200 all the same, and counted', async () => {
  const app = await startLab()
  const answer = await app.inject({ method: 'POST', url: '/v1/traces', payload: 'nonsense', headers: json })
  expect(answer.statusCode).toBe(200)
  await postEnvelope(app, envelope([['session', {}], ['log', {}], browserSpan()]))
  const health = (await app.inject('/healthz')).json()
  expect(health).toMatchObject({ traces: 1, damaged: { not_json: 1, wrong_shape: 1 }, ignored: { session: 1 } })
})
