import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { EventStreamOptions } from '../src/read/events/event-stream.ts'
import { browserSpan, hexId, listTraces, sendItems, sendLog, sendSpans, startLab, traceId } from './lab.ts'

type News = { changed: { traceId: string; spanCount: number }[]; cleared?: true; reload?: true }

const openSockets = new WeakMap<object, Socket[]>()

async function listening(app: FastifyInstance): Promise<number> {
  if (!openSockets.has(app.server)) {
    const sockets: Socket[] = []
    openSockets.set(app.server, sockets)
    app.server.on('connection', (socket) => sockets.push(socket))
  }
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' })
  return (app.server.address() as AddressInfo).port
}

async function openStream(app: FastifyInstance, headers: Record<string, string> = {}) {
  const port = await listening(app)
  const abort = new AbortController()
  onTestFinished(() => abort.abort())
  const response = await fetch(`http://127.0.0.1:${port}/api/events`, { signal: abort.signal, headers })
  const stream = { response, text: '', ended: false, leave: () => abort.abort() }
  const reading = async () => {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) stream.text += chunk
    stream.ended = true
  }
  reading().catch((error: unknown) => {
    if (!abort.signal.aborted) throw error
  })
  await vi.waitFor(() => expect(stream.text).toContain('retry:'))
  return stream
}

async function startStream(events: EventStreamOptions = {}) {
  const app = await startLab({ events })
  return { app, stream: await openStream(app) }
}

function newsIn(text: string): News[] {
  return [...text.matchAll(/^event: traces\nid: .*\ndata: (.*)\n\n/gm)].map(([, data]) => JSON.parse(data ?? ''))
}

test('a page is told of a trace as it arrives', async () => {
  const { app, stream } = await startStream()
  expect(stream.response.headers.get('content-type')).toBe('text/event-stream')
  await sendItems(app, browserSpan())
  await vi.waitFor(() => expect(newsIn(stream.text)).toMatchObject([{ changed: [{ traceId, spanCount: 1 }] }]))
})

test('a page is told that a trace is pinned, also where the list was read before', async () => {
  const { app, stream } = await startStream()
  await sendItems(app, browserSpan())
  expect((await app.inject('/api/traces')).json().traces).toMatchObject([{ traceId, isPinned: false }])
  await app.inject({ method: 'PUT', url: `/api/traces/${traceId}/pin` })
  await vi.waitFor(() => expect(newsIn(stream.text).at(-1)).toMatchObject({ changed: [{ traceId, isPinned: true }] }))
  expect((await app.inject('/api/traces')).json().traces).toMatchObject([{ traceId, isPinned: true }])
})

test('a burst is told in few messages, and the last one tells how it ended', async () => {
  const { app, stream } = await startStream()
  const startMs = performance.now()
  for (let at = 0; at < 300; at++) await sendSpans(app, { spanId: hexId(at + 1) })
  await vi.waitFor(() => expect(newsIn(stream.text).at(-1)?.changed[0]?.spanCount).toBe(300))
  const atMost = 2 + (performance.now() - startMs) / 100
  expect(newsIn(stream.text).length).toBeLessThanOrEqual(atMost)
})

test('a page is told of a clear, together with what came after it', async () => {
  const { app, stream } = await startStream({ everyMs: 50 })
  await sendSpans(app, {})
  await vi.waitFor(() => expect(newsIn(stream.text)).toHaveLength(1))
  await app.inject({ method: 'DELETE', url: '/api/traces' })
  await vi.waitFor(() => expect(newsIn(stream.text)[1]).toEqual({ changed: [], cleared: true }))
  await sendSpans(app, {})
  await vi.waitFor(() => expect(newsIn(stream.text)[2]).toMatchObject({ changed: [{ traceId }] }))
})

function lastIdIn(text: string): string {
  return [...text.matchAll(/^id: (.*)$/gm)].at(-1)?.[1] ?? ''
}

const idOf = (number: number) => number.toString(16).padStart(32, '0')

test('a burst of 2,000 linked traces is told in less than 2 MB and at most ten messages a second, to the end', async () => {
  const { app, stream } = await startStream()
  const startMs = performance.now()
  let at = 0
  const send = async () => {
    for (let id = ++at; id <= 2_000; id = ++at) {
      const trace = { traceId: idOf(id) }
      await sendItems(app, browserSpan({ trace_id: trace.traceId }))
      await sendSpans(app, { ...trace, kind: 2, parentSpanId: hexId(0xb) })
      await sendLog(app, trace)
    }
  }
  await Promise.all(Array.from({ length: 8 }, send))
  const sentMs = performance.now()
  const known = () => {
    const last = new Map(newsIn(stream.text).flatMap(({ changed }) => changed.map((trace) => [trace.traceId, trace])))
    return [...last.values()].filter((trace) => 'link' in trace && trace.link === 'linked' && trace.spanCount === 2)
  }
  await vi.waitFor(() => expect(known()).toHaveLength(2_000), { timeout: 10_000 })
  const tookMs = performance.now() - startMs
  expect(stream.text.length).toBeLessThan(2_000_000 * Math.max(1, (sentMs - startMs) / 2_000))
  expect(newsIn(stream.text).length).toBeLessThanOrEqual(2 + tookMs / 100)
})

test('a reader that was away is told what changed meanwhile, and nothing else', async () => {
  const { app, stream } = await startStream()
  await sendSpans(app, { traceId: idOf(1) })
  await vi.waitFor(() => expect(newsIn(stream.text)).toHaveLength(1))
  stream.leave()
  await sendSpans(app, { traceId: idOf(2) }, { traceId: idOf(3) })
  await listTraces(app)
  const back = await openStream(app, { 'last-event-id': lastIdIn(stream.text) })
  await vi.waitFor(() => expect(newsIn(back.text)).toHaveLength(1))
  expect(
    newsIn(back.text)[0]
      ?.changed.map(({ traceId: id }) => id)
      .toSorted(),
  ).toEqual([idOf(2), idOf(3)])
})

test('a reader that was away during a clear is told of it', async () => {
  const { app, stream } = await startStream()
  await sendSpans(app, { traceId: idOf(1) })
  await vi.waitFor(() => expect(newsIn(stream.text)).toHaveLength(1))
  stream.leave()
  await app.inject({ method: 'DELETE', url: '/api/traces' })
  await sendSpans(app, { traceId: idOf(2) })
  await listTraces(app)
  const back = await openStream(app, { 'last-event-id': lastIdIn(stream.text) })
  await vi.waitFor(() => expect(newsIn(back.text)).toMatchObject([{ cleared: true, changed: [{ traceId: idOf(2) }] }]))
})

test.each([
  ['of a lab that was started since', 'f00d-7'],
  ['that is none', 'yesterday'],
])('a reader with the last event %s is told to read everything again', async (_, id) => {
  const app = await startLab()
  await sendSpans(app, {})
  await listTraces(app)
  const stream = await openStream(app, { 'last-event-id': id })
  await vi.waitFor(() => expect(newsIn(stream.text)).toEqual([{ changed: [], reload: true }]))
})

test('a reader that missed more than is remembered is told to read everything again', async () => {
  const { app, stream } = await startStream()
  await sendSpans(app, { traceId: idOf(1) })
  await vi.waitFor(() => expect(newsIn(stream.text)).toHaveLength(1))
  stream.leave()
  for (let at = 0; at < 11_000; at += 1_000) {
    const spans = Array.from({ length: 1_000 }, (_, index) => ({ traceId: idOf(100 + at + index) }))
    await sendSpans(app, ...spans)
  }
  await app.inject('/healthz')
  const back = await openStream(app, { 'last-event-id': lastIdIn(stream.text) })
  await vi.waitFor(() => expect(newsIn(back.text)).toEqual([{ changed: [], reload: true }]))
})

test('a reader that does not read holds up neither memory nor the others, and hears of everything at once when it does', async () => {
  const app = await startLab({ events: { everyMs: 5, bytesPerMs: 1_000_000 } })
  const port = await listening(app)
  const lazy = connect(port, '127.0.0.1')
  onTestFinished(() => {
    lazy.destroy()
  })
  lazy.write('GET /api/events HTTP/1.1\r\nhost: localhost\r\n\r\n')
  await once(lazy, 'data')
  lazy.pause()
  const bodies = Array.from({ length: 24 }, (_, body) =>
    Array.from({ length: 64 }, (_, at) => ({ traceId: idOf(body * 64 + at + 1), name: 'n'.repeat(1_000) })),
  )
  const keen = await openStream(app)
  for (let round = 1; round <= 7; round++) {
    for (const spans of bodies) await sendSpans(app, ...spans.map((span) => ({ ...span, spanId: hexId(round) })))
    await vi.waitFor(() => expect(keen.text.slice(-3_000)).toContain(`"spanCount":${round},`), { timeout: 20_000 })
  }
  // Seven messages of 2 MB were due; what is held back for the lazy one is one of them at most.
  const held = await heldBack(app)
  expect(held).toBeGreaterThan(0)
  expect(held).toBeLessThan(4_000_000)
  let text = ''
  lazy.setEncoding('utf8').on('data', (chunk) => {
    text += chunk
  })
  lazy.resume()
  await vi.waitFor(() => expect(text).toContain('"spanCount":7'), { timeout: 20_000 })
})

/** Bytes that wait in the server's own memory for their readers. */
async function heldBack(app: FastifyInstance): Promise<number> {
  const sockets = openSockets.get(app.server) ?? []
  return sockets.reduce((sum, socket) => sum + socket.writableLength, 0)
}

test('a quiet stream shows signs of life', async () => {
  const { stream } = await startStream({ heartbeatMs: 20 })
  await vi.waitFor(() => expect(stream.text).toContain(': still here\n\n'))
})

test('closing the lab ends the streams', async () => {
  const { app, stream } = await startStream()
  await app.close()
  await vi.waitFor(() => expect(stream.ended).toBe(true))
})
