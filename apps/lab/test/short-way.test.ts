import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import zlib from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { buildApp } from '../src/app.ts'
import { createFaults, Fault } from '../src/faults/fault.ts'
import { createInbox } from '../src/inbox/inbox.ts'
import { createShortWay } from '../src/intake/short-way.ts'
import { browserSpan, envelope, key, otlpLogs, otlpTraces, startLab } from './lab.ts'

type Sent = { url: string; headers?: Record<string, string>; body: string | Buffer }

/** A lab whose requests that go the long way are counted. */
async function startServer({ isStrict = false } = {}) {
  const deps = { inbox: createInbox(), faults: createFaults(), isStrict }
  const app = await buildApp({ ...deps, allowedHosts: [], webRoot: '/nowhere' })
  await app.ready()
  const shortWay = createShortWay(deps)
  const ways = { long: 0 }
  const server = createServer((request, response) =>
    shortWay(request, response, () => {
      ways.long += 1
      app.routing(request, response)
    }),
  ).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await app.close()
  })
  return { ...deps, app, ways, port: (server.address() as AddressInfo).port }
}

/** The answer to a request that is written in so many pieces, as it came but for what a connection adds. */
async function answerTo(port: number, { url, headers = {}, body }: Sent, pieces = 1) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  onTestFinished(() => {
    socket.destroy()
  })
  const lines = Object.entries({ host: 'localhost', connection: 'close', ...headers }).map((pair) => pair.join(': '))
  const bytes = Buffer.from(body)
  const head = `POST ${url} HTTP/1.1\r\n${lines.join('\r\n')}\r\ncontent-length: ${bytes.length}\r\n\r\n`
  const message = Buffer.concat([Buffer.from(head), bytes])
  for (let piece = 0; piece < pieces; piece++) {
    const at = (message.length / pieces) * piece
    await new Promise((resolve) => socket.write(message.subarray(at, at + message.length / pieces), resolve))
    await new Promise((resolve) => setImmediate(resolve))
  }
  const received = Buffer.concat(await socket.toArray()).toString('latin1')
  const [answerHead = '', ...rest] = received.split('\r\n\r\n')
  const [status, ...fields] = answerHead.split('\r\n')
  const told = fields.filter((field) => !/^(date|connection|keep-alive):/i.test(field))
  return { status: Number(status?.split(' ')[1]), headers: told.sort(), body: rest.join('\r\n\r\n') }
}

async function injected({ url, headers = {}, body }: Sent, isStrict: boolean) {
  const app = await startLab({ isStrict })
  const answer = await app.inject({ method: 'POST', url, headers, payload: Buffer.from(body) })
  const fields = Object.entries(answer.headers).filter(([name]) => !/^(date|connection|keep-alive)$/.test(name))
  const told = fields.map(([name, value]) => `${name}: ${value}`).sort()
  return { status: answer.statusCode, headers: told, body: answer.body }
}

const json = { 'content-type': 'application/json' }
const protobuf = { 'content-type': 'application/x-protobuf' }
const query = `?sentry_version=7&sentry_key=${key}`
const sentryPath = '/api/2/integration/otlp/v1'

const ordinary: Record<string, Sent> = {
  'an envelope': { url: `/api/1/envelope/${query}`, body: envelope([browserSpan()]) },
  'an envelope with an event id': {
    url: `/api/1/envelope/${query}`,
    headers: { 'content-type': 'text/plain;charset=UTF-8' },
    body: envelope([browserSpan()], { event_id: 'a'.repeat(32) }),
  },
  'traces in JSON': { url: '/v1/traces', headers: json, body: JSON.stringify(otlpTraces({})) },
  'logs in JSON': { url: `${sentryPath}/logs/${query}`, headers: json, body: JSON.stringify(otlpLogs()) },
  'traces in protobuf': {
    url: `${sentryPath}/traces`,
    headers: { ...protobuf, 'x-sentry-auth': `sentry sentry_key=${key}` },
    body: Buffer.from([0x0a, 0]),
  },
}

test.each(Object.entries(ordinary))('%s is answered without the routes as with them', async (_, sent) => {
  const { port, ways, app } = await startServer()
  const answer = await answerTo(port, sent)
  expect(answer).toEqual(await injected(sent, false))
  expect([answer.status, ways.long]).toEqual([200, 0])
  expect((await app.inject('/healthz')).json().records).toBe(sent.body.length > 2 ? 1 : 0)
})

const unusual: Record<string, Sent> = {
  'no key': { url: '/api/1/envelope/', body: envelope([browserSpan()]) },
  'a bad key': { url: '/api/1/envelope/?sentry_key=public', body: envelope([browserSpan()]) },
  'a bad project': { url: `/api/web/envelope/${query}`, body: envelope([browserSpan()]) },
  'a body that is no envelope': { url: `/api/1/envelope/${query}`, body: 'hello' },
  'no body': { url: `/api/1/envelope/${query}`, body: '' },
  'too many single spans': {
    url: `/api/1/envelope/${query}`,
    body: envelope(Array.from({ length: 26 }, () => ['span', {}])),
  },
  'a content encoding': {
    url: `/api/1/envelope/${query}`,
    headers: { 'content-encoding': 'gzip' },
    body: zlib.gzipSync(envelope([browserSpan()])),
  },
  'a content type that is not OTLP': { url: '/v1/traces', headers: { 'content-type': 'text/plain' }, body: '{}' },
  'an unknown address': { url: '/v1/metrics', headers: json, body: '{}' },
  'a large body': { url: '/v1/traces', headers: json, body: JSON.stringify([' '.repeat(70_000)]) },
}

test.each(Object.entries(unusual))('a request with %s goes by the routes', async (_, sent) => {
  const { port, ways } = await startServer()
  expect(await answerTo(port, sent)).toEqual(await injected(sent, false))
  expect(ways.long).toBe(1)
})

test('a body that comes in pieces goes by the routes, whole', async () => {
  const { port, ways, app } = await startServer()
  const answer = await answerTo(port, ordinary['an envelope'] as Sent, 4)
  expect([answer.status, ways.long]).toEqual([200, 1])
  expect((await app.inject('/healthz')).json().records).toBe(1)
})

test('a fault that is switched on hits senders who were let in before', async () => {
  const { port, ways, faults } = await startServer()
  expect((await answerTo(port, ordinary['an envelope'] as Sent)).status).toBe(200)
  faults.set(Fault.parse({ answer: 503 }))
  expect((await answerTo(port, ordinary['an envelope'] as Sent)).status).toBe(503)
  expect(ways.long).toBe(1)
})

test('a strict lab lets in known senders alone', async () => {
  const { port } = await startServer({ isStrict: true })
  const statuses = [`/api/9/envelope/${query}`, `/api/1/envelope/${query}`].map(async (url) => {
    const sent = { url, body: envelope([browserSpan()]) }
    const answer = await answerTo(port, sent)
    expect(answer).toEqual(await injected(sent, true))
    return answer.status
  })
  expect(await Promise.all(statuses)).toContain(403)
})
