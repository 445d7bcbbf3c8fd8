import { expect, test } from 'vitest'
import { auth, browserSpan, sendItems, startLab } from './lab.ts'

const json = { 'content-type': 'application/json' }

test('what cannot be decoded is answered 200 all the same, and counted', async () => {
  const app = await startLab()
  const answer = await app.inject({ method: 'POST', url: '/v1/traces', payload: 'nonsense', headers: json })
  expect(answer.statusCode).toBe(200)
  await sendItems(app, ['session', {}], ['log', {}], browserSpan())
  const health = (await app.inject('/healthz')).json()
  expect(health).toMatchObject({ traces: 1, damaged: { not_json: 1, wrong_shape: 1 }, ignored: { session: 1 } })
})

test('an empty body, which asks only whether a post is taken, is answered 200 and leaves nothing', async () => {
  const passedOn: unknown[] = []
  const forward = { passOn: (received: unknown) => passedOn.push(received), state: () => null }
  const app = await startLab({ forward: forward as never })
  const before = (await app.inject('/healthz')).json()
  for (const url of ['/v1/traces', '/v1/logs', '/api/2/integration/otlp/v1/traces']) {
    const headers = { ...auth, 'content-type': 'application/x-protobuf' }
    expect((await app.inject({ method: 'POST', url, headers })).statusCode).toBe(200)
  }
  expect((await app.inject('/api/untraced')).json()).toEqual({ items: [] })
  expect((await app.inject('/api/problems')).json()).toMatchObject({ problems: [] })
  expect((await app.inject('/healthz')).json()).toEqual(before)
  expect(passedOn).toEqual([])
})
