import type { AddressInfo } from 'node:net'
import { ROOT_CONTEXT, SeverityNumber, SpanKind, trace } from '@opentelemetry/api'
import { OTLPLogExporter as GrpcLogs } from '@opentelemetry/exporter-logs-otlp-grpc'
import { OTLPLogExporter as JsonLogs } from '@opentelemetry/exporter-logs-otlp-http'
import { OTLPLogExporter as ProtobufLogs } from '@opentelemetry/exporter-logs-otlp-proto'
import { OTLPTraceExporter as GrpcSpans } from '@opentelemetry/exporter-trace-otlp-grpc'
import { OTLPTraceExporter as JsonSpans } from '@opentelemetry/exporter-trace-otlp-http'
import { OTLPTraceExporter as ProtobufSpans } from '@opentelemetry/exporter-trace-otlp-proto'
import { CompressionAlgorithm } from '@opentelemetry/otlp-exporter-base'
import { LoggerProvider, SimpleLogRecordProcessor } from '@opentelemetry/sdk-logs'
import { SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { expect, onTestFinished, test } from 'vitest'
import { createFaults } from '../src/faults/fault.ts'
import { createInbox } from '../src/inbox/inbox.ts'
import { startGrpc } from '../src/intake/grpc-server.ts'
import { auth, readTrace, startLab, traceId } from './lab.ts'

async function startBoth() {
  const deps = { inbox: createInbox(), faults: createFaults() }
  const app = await startLab(deps)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const grpc = await startGrpc(deps, { host: '127.0.0.1', port: 0 })
  onTestFinished(() => grpc.close())
  const http = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  return { app, http, grpc: `http://127.0.0.1:${grpc.port}` }
}

const sentry = '/api/2/integration/otlp/v1/'
const { GZIP, NONE } = CompressionAlgorithm

test.each([
  { over: 'JSON', Spans: JsonSpans, Logs: JsonLogs, compression: NONE, path: '/v1/' },
  { over: 'JSON with gzip', Spans: JsonSpans, Logs: JsonLogs, compression: GZIP, path: sentry },
  { over: 'protobuf', Spans: ProtobufSpans, Logs: ProtobufLogs, compression: NONE, path: sentry },
  { over: 'protobuf with gzip', Spans: ProtobufSpans, Logs: ProtobufLogs, compression: GZIP, path: '/v1/' },
  { over: 'gRPC', Spans: GrpcSpans, Logs: GrpcLogs, compression: NONE, path: null },
  { over: 'gRPC with gzip', Spans: GrpcSpans, Logs: GrpcLogs, compression: GZIP, path: null },
])('OpenTelemetry’s own exporters are received over $over without a problem', async (sender) => {
  const { Spans, Logs, compression, path } = sender
  const { app, http, grpc } = await startBoth()
  const to = (signal: string) =>
    path === null ? { url: grpc, compression } : { url: `${http}${path}${signal}`, compression, headers: auth }
  const tracers = new TracerProvider({
    spanProcessors: [new SimpleSpanProcessor({ exporter: new Spans(to('traces')) })],
  })
  const loggers = new LoggerProvider({ processors: [new SimpleLogRecordProcessor({ exporter: new Logs(to('logs')) })] })
  const parent = { traceId, spanId: 'b7ad6b7169203331', traceFlags: 1, isRemote: true }
  const context = trace.setSpanContext(ROOT_CONTEXT, parent)
  tracers.getTracer('test').startSpan('POST', { kind: SpanKind.SERVER }, context).end()
  loggers.getLogger('test').emit({ body: 'checkout.started', severityNumber: SeverityNumber.WARN, context })
  await Promise.all([tracers, loggers].map((provider) => provider.forceFlush()))
  await Promise.all([tracers, loggers].map((provider) => provider.shutdown()))
  expect(await readTrace(app)).toMatchObject({
    spans: [{ name: 'POST', kind: 'server', parentSpanId: parent.spanId, source: 'otlp' }],
    logs: [{ body: 'checkout.started', severity: 'warn', spanId: parent.spanId }],
  })
  expect((await app.inject('/api/problems')).json().problems).toEqual([])
})
