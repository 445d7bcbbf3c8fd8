import type { AddressInfo } from 'node:net'
import zlib from 'node:zlib'
import { ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import { SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { expect, test } from 'vitest'
import { browserSpan, envelope, key, otlpLogs, otlpTraces, startLab, traceId } from './lab.ts'

const other = 'f'.repeat(32)
const json = { 'content-type': 'application/json' }

async function startListening(): Promise<string> {
  const app = await startLab()
  await app.listen({ port: 0, host: '127.0.0.1' })
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
}

async function post(url: string, body: string | Buffer<ArrayBuffer>, headers: Record<string, string> = {}) {
  const answer = await fetch(url, { method: 'POST', body, headers })
  expect(answer.status).toBe(200)
  return answer.json()
}

// biome-ignore lint/suspicious/noExplicitAny: answers are looked at field by field
async function read(lab: string, path: string): Promise<any> {
  return (await fetch(`${lab}${path}`)).json()
}

async function sendProtobuf(lab: string): Promise<void> {
  const exporter = new OTLPTraceExporter({ url: `${lab}/v1/traces` })
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] })
  const parent = { traceId, spanId: '000000000000000b', traceFlags: 1, isRemote: true }
  const context = trace.setSpanContext(ROOT_CONTEXT, parent)
  provider.getTracer('test').startSpan('POST', { kind: SpanKind.SERVER }, context).end()
  await provider.forceFlush()
  await provider.shutdown()
}

/** As the browser sends it: an envelope of its own, which names the traces that it was recorded beside, and a compressed recording. */
function replay(segmentId: number): Buffer<ArrayBuffer> {
  const event = JSON.stringify({ replay_id: 'e'.repeat(32), segment_id: segmentId, trace_ids: [traceId] })
  const events = zlib.deflateSync(JSON.stringify([{ type: 4, timestamp: 1795228035286, data: { href: '/' } }]))
  const recording = Buffer.concat([Buffer.from(`{"segment_id":${segmentId}}\n`), events])
  const lines = ['{}', '{"type":"replay_event"}', event, `{"type":"replay_recording","length":${recording.length}}`, '']
  return Buffer.concat([Buffer.from(lines.join('\n')), recording])
}

/** A lab with a trace of every kind of body; two of them hold records of another trace, too. */
async function labWithEverything(): Promise<string> {
  const lab = await startListening()
  const envelopes = `${lab}/api/1/envelope/?sentry_key=${key}`
  await post(envelopes, replay(0))
  await post(envelopes, envelope([browserSpan(), browserSpan({ trace_id: other })]), { 'content-type': 'text/plain' })
  await post(`${lab}/v1/traces`, JSON.stringify(otlpTraces({ kind: 2 }, { traceId: other })), json)
  await post(`${lab}/v1/logs`, zlib.gzipSync(JSON.stringify(otlpLogs())), { ...json, 'content-encoding': 'gzip' })
  await sendProtobuf(lab)
  await post(envelopes, replay(1))
  return lab
}

async function exportedBy(lab: string): Promise<Buffer<ArrayBuffer>> {
  const answer = await fetch(`${lab}/api/traces/${traceId}/export`)
  return Buffer.from(await answer.arrayBuffer())
}

test('a trace with envelopes, OTLP in both forms and a replay is the same in another lab, to the byte of each body', async () => {
  const [here, there] = [await labWithEverything(), await startListening()]
  const file = await exportedBy(here)
  expect(await post(`${there}/api/import`, file)).toEqual({ imported: 6, known: 0, skipped: 0 })
  for (const path of ['', '/raw']) {
    expect(await read(there, `/api/traces/${traceId}${path}`)).toEqual(
      await read(here, `/api/traces/${traceId}${path}`),
    )
  }
  const items = zlib
    .gunzipSync(file)
    .toString()
    .trim()
    .split('\n')
    .slice(1)
    .map((text) => JSON.parse(text))
  expect(items.map(({ kind }: { kind: string }) => kind)).toEqual(
    expect.arrayContaining(['envelope', 'traces-json', 'traces-protobuf', 'logs-json']),
  )
  expect(items.filter(({ encoding }: { encoding: string }) => encoding === 'base64')).toHaveLength(3)
  expect((await read(there, `/api/traces/${traceId}`)).replays).toMatchObject([{ segments: 2 }])
  expect(await exportedBy(there)).toEqual(file)
})

test('an import shows the exported trace alone, whatever else its bodies hold', async () => {
  const [here, there] = [await labWithEverything(), await startListening()]
  const ids = async (lab: string) =>
    (await read(lab, '/api/traces')).traces.map((each: { traceId: string }) => each.traceId).sort()
  expect(await ids(here)).toEqual([traceId, other])
  await post(`${there}/api/import`, await exportedBy(here))
  expect(await ids(there)).toEqual([traceId])
  expect(await read(there, '/healthz')).toMatchObject({ traces: 1, damaged: {} })
})

const line = (request: object) => `${JSON.stringify(request)}\n`

test('a file of the Collector’s file exporter is imported line by line, without its metrics', async () => {
  const lab = await startListening()
  const metrics = { resourceMetrics: [] }
  const file = [otlpTraces({}), metrics, otlpTraces({ spanId: 'b'.repeat(16), traceId: other }), otlpLogs()]
  expect(await post(`${lab}/api/import`, file.map(line).join(''))).toEqual({ imported: 3, known: 0, skipped: 1 })
  expect(await read(lab, `/api/traces/${traceId}`)).toMatchObject({ spans: [{}], logs: [{}] })
  expect(await read(lab, `/api/traces/${other}`)).toMatchObject({ spans: [{}] })
  expect(await post(`${lab}/api/import`, file.map(line).join(''))).toEqual({ imported: 0, known: 3, skipped: 1 })
})

test('OTLP that is written over many lines is one request', async () => {
  const lab = await startListening()
  const file = JSON.stringify(otlpTraces({}), null, 2)
  expect(await post(`${lab}/api/import`, file)).toMatchObject({ imported: 1 })
  expect((await read(lab, `/api/traces/${traceId}/raw`)).items).toMatchObject([{ body: file }])
})

test('a line that is cut names itself, and nothing is imported', async () => {
  const lab = await startListening()
  const file = `${line(otlpTraces({}))}${line(otlpLogs()).slice(0, -20)}`
  const answer = await fetch(`${lab}/api/import`, { method: 'POST', body: file })
  expect([answer.status, await answer.json()]).toMatchObject([400, { message: expect.stringContaining('Line 2') }])
  expect(await read(lab, '/healthz')).toMatchObject({ traces: 0 })
})
