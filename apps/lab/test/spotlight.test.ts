import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { browserSpan, envelope, postEnvelope, readTrace, sendItems, sendSpans, startLab } from './lab.ts'

type Told = {
  event: string
  id: string
  data: [Record<string, unknown>, [{ type: string }, Record<string, unknown>][]]
}

/** A client of Spotlight's: what it is told, message by message. */
async function follow(app: FastifyInstance, lastEventId?: string) {
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const stop = new AbortController()
  onTestFinished(() => stop.abort())
  const headers: Record<string, string> = lastEventId === undefined ? {} : { 'last-event-id': lastEventId }
  const answer = await fetch(`http://127.0.0.1:${port}/stream`, { headers, signal: stop.signal })
  expect(answer.headers.get('content-type')).toBe('text/event-stream')
  const messages = messagesOf(answer)
  return {
    async next(): Promise<Told> {
      const { value } = await messages.next()
      if (!value) throw new Error('the stream ended')
      return value
    },
  }
}

async function* messagesOf(answer: Response): AsyncGenerator<Told> {
  let text = ''
  for await (const chunk of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    text += new TextDecoder().decode(chunk)
    const parts = text.split('\n\n')
    text = parts.pop() ?? ''
    for (const part of parts) {
      const fields = Object.fromEntries(
        part.split('\n').map((line) => [line.split(': ', 1)[0], line.slice(line.indexOf(': ') + 2)]),
      )
      if (fields.data) yield { event: fields.event ?? '', id: fields.id ?? '', data: JSON.parse(fields.data) }
    }
  }
}

const event = (message: string) => envelope([['event', { message }]])
const messageOf = ({ data }: Told) => data[1][0]?.[1].message

test('a client of Spotlight’s is told of each envelope, in its own form', async () => {
  const app = await startLab()
  const client = await follow(app)
  await postEnvelope(app, envelope([browserSpan(), ['event', { message: 'hello' }]]), { 'user-agent': 'Mozilla/5.0' })
  const told = await client.next()
  expect(told.event).toBe('application/x-sentry-envelope')
  const [header, items] = told.data
  expect(header).toMatchObject({
    sdk: { name: 'sentry.javascript.react' },
    __spotlight_envelope_id: told.id,
    __spotlight_sender_user_agent: 'Mozilla/5.0',
  })
  expect(told.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(items).toMatchObject([
    [{ type: 'span' }, { type: 'span', version: 2 }],
    [{ type: 'event' }, { type: 'event', message: 'hello' }],
  ])
})

test('what was here before comes first, in order, and OTLP is not among it', async () => {
  const app = await startLab()
  for (const message of ['first', 'second']) await postEnvelope(app, event(message))
  await sendSpans(app, {})
  const client = await follow(app)
  await postEnvelope(app, event('third'))
  expect([await client.next(), await client.next(), await client.next()].map(messageOf)).toEqual([
    'first',
    'second',
    'third',
  ])
})

test('a replay that was here before comes once', async () => {
  const app = await startLab()
  await sendItems(app, ['replay_event', { replay_id: 'e'.repeat(32), segment_id: 0 }])
  await postEnvelope(app, event('after'))
  const client = await follow(app)
  expect((await client.next()).data[1]).toMatchObject([[{ type: 'replay_event' }, {}]])
  expect(messageOf(await client.next())).toBe('after')
})

test('a client that comes back is told of what followed', async () => {
  const app = await startLab()
  await postEnvelope(app, event('first'))
  const { id } = await (await follow(app)).next()
  await postEnvelope(app, event('second'))
  expect(messageOf(await (await follow(app, id)).next())).toBe('second')
})

test('payloads that are no JSON are told as data', async () => {
  const app = await startLab()
  const client = await follow(app)
  const items = [
    ['attachment', 'text'],
    ['attachment', Buffer.from([1, 255])],
    ['statsd', 'a:1|c'],
  ] as const
  const parts = items.map(([type, payload]) => [
    Buffer.from(`\n${JSON.stringify({ type, length: Buffer.from(payload).length })}\n`),
    Buffer.from(payload),
  ])
  await postEnvelope(app, Buffer.concat([Buffer.from('{}'), ...parts.flat()]))
  const { data } = await client.next()
  expect(data[1].map(([, payload]) => payload)).toEqual([{ data: 'text' }, { data: 'Af8=' }, { data: 'a:1|c' }])
})

test('the stream is read by this machine alone, as all that is read', async () => {
  const app = await startLab()
  const headers = { origin: 'https://elsewhere.example' }
  expect((await app.inject({ url: '/stream', headers })).statusCode).toBe(403)
})

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
