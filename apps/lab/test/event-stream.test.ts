import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { EventStreamOptions } from '../src/read/event-stream.ts'
import { browserSpan, envelope, hexId, otlpTraces, postEnvelope, postOtlp, startLab, traceId } from './lab.ts'

type News = { changed: { traceId: string; spanCount: number }[]; cleared?: true }

async function openStream(app: FastifyInstance) {
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const abort = new AbortController()
  onTestFinished(() => abort.abort())
  const response = await fetch(`http://127.0.0.1:${port}/api/events`, { signal: abort.signal })
  const stream = { response, text: '', ended: false }
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
  return [...text.matchAll(/^event: traces\ndata: (.*)\n\n/gm)].map(([, data]) => JSON.parse(data ?? ''))
}

test('a page is told of a trace as it arrives', async () => {
  const { app, stream } = await startStream()
  expect(stream.response.headers.get('content-type')).toBe('text/event-stream')
  await postEnvelope(app, envelope([browserSpan()]))
  await vi.waitFor(() => expect(newsIn(stream.text)).toMatchObject([{ changed: [{ traceId, spanCount: 1 }] }]))
})

test('a burst is told in few messages, and the last one tells how it ended', async () => {
  const { app, stream } = await startStream()
  const startMs = performance.now()
  for (let at = 0; at < 300; at++) await postOtlp(app, otlpTraces({ spanId: hexId(at + 1) }))
  await vi.waitFor(() => expect(newsIn(stream.text).at(-1)?.changed[0]?.spanCount).toBe(300))
  const atMost = 2 + (performance.now() - startMs) / 100
  expect(newsIn(stream.text).length).toBeLessThanOrEqual(atMost)
})

test('a page is told of a clear, together with what came after it', async () => {
  const { app, stream } = await startStream({ everyMs: 50 })
  await postOtlp(app, otlpTraces({}))
  await vi.waitFor(() => expect(newsIn(stream.text)).toHaveLength(1))
  await app.inject({ method: 'DELETE', url: '/api/traces' })
  await vi.waitFor(() => expect(newsIn(stream.text)[1]).toEqual({ changed: [], cleared: true }))
  await postOtlp(app, otlpTraces({}))
  await vi.waitFor(() => expect(newsIn(stream.text)[2]).toMatchObject({ changed: [{ traceId }] }))
})

test('a quiet stream shows signs of life', async () => {
  const { stream } = await startStream({ heartbeatMs: 20 })
  await vi.waitFor(() => expect(stream.text).toContain(': still here\n\n'))
})

test('closing the lab ends the streams', async () => {
  const { app, stream } = await startStream()
  await app.close()
  await vi.waitFor(() => expect(stream.ended).toBe(true))
})
