import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Probe, startProbe } from './probe.ts'
import { attribute, type Receiver, type Span, startReceiver } from './receiver.ts'

const traceId = 'a'.repeat(32)
const browserSpanId = 'b'.repeat(16)
const headers = {
  traceparent: `00-${traceId}-${browserSpanId}-01`,
  'sentry-trace': `${traceId}-${browserSpanId}-1`,
  baggage: 'sentry-environment=local',
}
const server = 2

vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 })

let receiver: Receiver
let probe: Probe
beforeEach(async () => {
  receiver = await startReceiver()
  probe = await startProbe(receiver.endpoint)
})
afterEach(() => receiver.close())

function spanOf(name: string): Span {
  const found = receiver.spans.filter((span) => span.name === name)
  expect(found).toHaveLength(1)
  return found[0] as Span
}

test("a request continues the caller's trace, and every span stands below its cause", async () => {
  await probe.request('/work?page=2', { headers })
  await probe.stop()
  expect(receiver.spans).toHaveLength(3)
  expect(new Set(receiver.spans.map((span) => span.traceId))).toEqual(new Set([traceId]))
  expect(spanOf('GET /work')).toMatchObject({ parentSpanId: browserSpanId, kind: server })
  expect(spanOf('request').parentSpanId).toBe(spanOf('GET /work').spanId)
  expect(spanOf('work.step').parentSpanId).toBe(spanOf('request').spanId)
})

test('the SERVER span tells the trace headers it came with, and what the handler sets on it', async () => {
  await probe.request('/work', { headers })
  await probe.stop()
  const span = spanOf('GET /work')
  expect(attribute(span, 'http.request.header.traceparent')).toBe(headers.traceparent)
  expect(attribute(span, 'http.request.header.sentry-trace')).toBe(headers['sentry-trace'])
  expect(attribute(span, 'http.request.header.baggage')).toBe(headers.baggage)
  expect(attribute(span, 'scenario')).toBe('normal')
  expect(attribute(spanOf('work.step'), 'work.size')).toBe(3)
})

test('an outgoing request has one client span, and the service behind it hangs below', async () => {
  await probe.request('/calls')
  await probe.stop()
  const client = spanOf('GET')
  expect(client.parentSpanId).toBe(
    receiver.spans.find((span) => span.parentSpanId === spanOf('GET /calls').spanId)?.spanId,
  )
  expect(spanOf('GET /work').parentSpanId).toBe(client.spanId)
})

test('a log line arrives once, with the ids of the span it was written in', async () => {
  await probe.request('/work', { headers })
  const { stdout } = await probe.stop()
  const records = receiver.logs.filter(({ body }) => body.stringValue === 'inside the step')
  expect(records).toHaveLength(1)
  expect(records[0]).toMatchObject({ traceId, spanId: spanOf('work.step').spanId })
  expect(stdout).toContain(`"trace_id":"${traceId}","span_id":"${spanOf('work.step').spanId}"`)
})

test('an error marks its span by status and code, without span events', async () => {
  expect(await probe.request('/fails')).toBe(409)
  await probe.stop()
  const span = spanOf('work.step')
  expect(span.status).toEqual({ code: 2, message: 'nothing left' })
  expect(attribute(span, 'error.type')).toBe('inventory_miss')
  expect(receiver.spans.flatMap(({ events }) => events ?? [])).toEqual([])
  expect(spanOf('GET /fails').status.code).toBe(0)
})

test('preflights and health checks leave no spans and no log lines, with a query string neither', async () => {
  await probe.request('/healthz')
  await probe.request('/healthz?from=compose')
  await probe.request('/work', { method: 'OPTIONS' })
  await probe.request('/work')
  await probe.stop()
  expect(receiver.spans.filter(({ kind }) => kind === server).map(({ name }) => name)).toEqual(['GET /work'])
  const messages = receiver.logs.map(({ body }) => body.stringValue).filter((message) => !message.startsWith('Server'))
  expect(messages).toEqual(['incoming request', 'inside the step', 'request completed'])
})

test('an unsampled caller gets no spans, and its log lines still carry the trace', async () => {
  await probe.request('/work', { headers: { ...headers, traceparent: `00-${traceId}-${browserSpanId}-00` } })
  await probe.stop()
  expect(receiver.spans).toEqual([])
  expect(receiver.logs.find(({ body }) => body.stringValue === 'inside the step')?.traceId).toBe(traceId)
})
