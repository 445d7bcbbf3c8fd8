import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createForward, type ForwardOptions } from '../src/forward/forward.ts'
import { createInbox } from '../src/inbox/inbox.ts'
import {
  browserSpan,
  envelope,
  key,
  otlpLogs,
  otlpTraces,
  postEnvelope,
  postOtlp,
  sendItems,
  sendSpans,
  startLab,
} from './lab.ts'

type Answer = { status: number; headers?: Record<string, string> }
type Arrived = { url: string; headers: IncomingHttpHeaders; body: Buffer }

/** Whoever gets what is passed on: gives these answers in turn, then 200. */
async function startUpstream(...answers: Answer[]) {
  const arrived: Arrived[] = []
  const server = createServer(async (request, response) => {
    arrived.push({ url: request.url ?? '', headers: request.headers, body: await buffer(request) })
    const { status, headers = {} } = answers.shift() ?? { status: 200 }
    response.writeHead(status, headers).end('{}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { arrived, host: `127.0.0.1:${(server.address() as AddressInfo).port}` }
}

/** An address where nobody listens any more. */
async function nowhere(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return `http://${target}@127.0.0.1:${port}/7`
}

const none = { LAB_FORWARD_DSN: null, LAB_FORWARD_OTLP_ENDPOINT: null, LAB_FORWARD_OTLP_PUBLIC_KEY: null }

async function startForwarding(settings: Partial<typeof none> | Record<string, string>, options: ForwardOptions = {}) {
  const inbox = createInbox()
  const forward = createForward({ ...none, ...settings }, inbox.problems, { firstRetryMs: 1, ...options })
  onTestFinished(() => void forward.close())
  const app = await startLab({ inbox, forward })
  const state = async () => (await app.inject('/healthz')).json().forward
  const problems = async () => (await app.inject('/api/problems')).json().problems
  return { app, forward, state, problems }
}

const target = 'f'.repeat(32)
const json = { 'content-type': 'application/json' }

test('envelopes and OTLP go on to the project of the DSN, byte for byte', async () => {
  const { arrived, host } = await startUpstream()
  const { app, state } = await startForwarding({ LAB_FORWARD_DSN: `http://${target}@${host}/base/7` })
  const sent = envelope([browserSpan()])
  await postEnvelope(app, sent, { 'user-agent': 'Mozilla/5.0' })
  await sendSpans(app, {})
  await postOtlp(app, otlpLogs(), '/api/2/integration/otlp/v1/logs')
  await vi.waitFor(async () => expect(await state()).toMatchObject({ delivered: 3, queued: 0, retrying: null }))
  expect(arrived.map(({ url }) => url)).toEqual([
    '/base/api/7/envelope/',
    '/base/api/7/integration/otlp/v1/traces',
    '/base/api/7/integration/otlp/v1/logs',
  ])
  for (const { headers } of arrived)
    expect(headers['x-sentry-auth']).toBe(`sentry sentry_key=${target}, sentry_version=7`)
  expect(arrived.map(({ body }) => body.toString())).toEqual([
    sent,
    ...[otlpTraces({}), otlpLogs()].map((each) => JSON.stringify(each)),
  ])
  expect(arrived.map(({ headers }) => headers['content-type'])).toEqual([
    'application/x-sentry-envelope',
    'application/json',
    'application/json',
  ])
  expect(arrived[0]?.headers['user-agent']).toBe('Mozilla/5.0')
})

test('an envelope that names a DSN names the new one, and every other byte stays', async () => {
  const { arrived, host } = await startUpstream()
  const dsn = `http://${target}@${host}/7`
  const { app } = await startForwarding({ LAB_FORWARD_DSN: dsn })
  const sent = envelope([['attachment', 'é']], { dsn: `http://${key}@localhost:8969/1`, event_id: 'a'.repeat(32) })
  await app.inject({ method: 'POST', url: '/api/1/envelope/', payload: sent })
  await vi.waitFor(() => expect(arrived).toHaveLength(1))
  const [header = '', ...rest] = (arrived[0]?.body.toString() ?? '').split('\n')
  const [before = '', ...restBefore] = sent.split('\n')
  expect(rest).toEqual(restBefore)
  expect(JSON.parse(header)).toEqual({ ...JSON.parse(before), dsn })
})

test('OTLP has a destination of its own where one is given, and envelopes then stay here', async () => {
  const { arrived, host } = await startUpstream()
  const settings = { LAB_FORWARD_OTLP_ENDPOINT: `http://${host}/otlp/`, LAB_FORWARD_OTLP_PUBLIC_KEY: target }
  const { app } = await startForwarding(settings)
  await sendItems(app, browserSpan())
  const headers = { 'content-type': 'application/x-protobuf' }
  await app.inject({ method: 'POST', url: '/v1/traces', payload: Buffer.from([10, 0]), headers })
  await vi.waitFor(() => expect(arrived).toHaveLength(1))
  expect(arrived).toMatchObject([{ url: '/otlp/v1/traces', headers, body: Buffer.from([10, 0]) }])
})

test('what is refused here is not passed on', async () => {
  const { arrived, host } = await startUpstream()
  const { app, state } = await startForwarding({ LAB_FORWARD_DSN: `http://${target}@${host}/7` })
  await app.inject({ method: 'POST', url: '/api/1/envelope/?sentry_key=public', payload: envelope([browserSpan()]) })
  await app.inject({ method: 'POST', url: '/v1/metrics', payload: '{}', headers: json })
  expect([await state(), arrived]).toMatchObject([{ queued: 0, delivered: 0 }, []])
})

test.each([429, 502, 503, 504])('after a %i it is tried again until it arrives, in order', async (status) => {
  const { arrived, host } = await startUpstream({ status }, { status })
  const { app, state, problems } = await startForwarding({ LAB_FORWARD_DSN: `http://${target}@${host}/7` })
  await sendItems(app, browserSpan())
  await sendSpans(app, {})
  await vi.waitFor(async () => expect(await state()).toMatchObject({ delivered: 2, dropped: 0 }))
  expect(arrived.map(({ url }) => url.split('/').at(3))).toEqual(['envelope', 'envelope', 'envelope', 'integration'])
  expect(await problems()).toEqual([])
})

test('Retry-After is waited for, and the reason is told meanwhile', async () => {
  const { arrived, host } = await startUpstream({ status: 429, headers: { 'retry-after': '1' } })
  const { app, state } = await startForwarding({ LAB_FORWARD_DSN: `http://${target}@${host}/7` })
  const startedAt = performance.now()
  await sendItems(app, browserSpan())
  await vi.waitFor(async () => expect(await state()).toMatchObject({ queued: 1, retrying: '429 {}' }))
  await vi.waitFor(() => expect(arrived).toHaveLength(2), { timeout: 5_000 })
  expect(performance.now() - startedAt).toBeGreaterThan(990)
})

test('what is refused there is dropped, and listed once with how often', async () => {
  const refusals = [403, 403].map((status) => ({ status }))
  const { host } = await startUpstream(...refusals)
  const { app, state, problems } = await startForwarding({ LAB_FORWARD_DSN: `http://${target}@${host}/7` })
  for (let sent = 0; sent < 2; sent++) await sendItems(app, browserSpan())
  await vi.waitFor(async () => expect(await state()).toMatchObject({ dropped: 2, queued: 0 }))
  expect(await problems()).toMatchObject([{ rule: 'forward', code: 'refused', count: 2, project: '1' }])
  expect((await problems())[0].message).toBe(`What was received could not be passed on to http://${host}: 403 {}.`)
})

test('an address where nobody listens is given up at last, and nothing of the lab waits for it', async () => {
  const { app, state, problems } = await startForwarding({ LAB_FORWARD_DSN: await nowhere() }, { maxTries: 3 })
  expect((await sendItems(app, browserSpan())).statusCode).toBe(200)
  await vi.waitFor(async () => expect(await state()).toMatchObject({ dropped: 1, queued: 0 }))
  expect(await problems()).toMatchObject([
    { rule: 'forward', code: 'gave_up', message: expect.stringContaining('ECONNREFUSED') },
  ])
})

test('the queue is bounded in bytes, and what does not fit is listed', async () => {
  const options = { maxBytes: 800, firstRetryMs: 60_000 }
  const { app, state, problems } = await startForwarding({ LAB_FORWARD_DSN: await nowhere() }, options)
  for (let sent = 0; sent < 3; sent++) await sendItems(app, browserSpan())
  expect(await state()).toMatchObject({ queued: 1, dropped: 2 })
  expect(await problems()).toMatchObject([{ rule: 'forward', code: 'queue_full' }])
})

test('at the end what is queued has half a second to arrive', async () => {
  const { arrived, host } = await startUpstream()
  const { app, forward } = await startForwarding({ LAB_FORWARD_DSN: `http://${target}@${host}/7` })
  for (let sent = 0; sent < 20; sent++) await sendItems(app, browserSpan())
  expect(await forward.close()).toBe(0)
  expect(arrived).toHaveLength(20)
  const stuck = await startForwarding({ LAB_FORWARD_DSN: await nowhere() }, { firstRetryMs: 60_000 })
  await postEnvelope(stuck.app, envelope([browserSpan()]))
  expect(await stuck.forward.close()).toBe(1)
})

test('a lab that passes nothing on says so', async () => {
  const app = await startLab()
  expect((await app.inject('/healthz')).json().forward).toBeNull()
})
