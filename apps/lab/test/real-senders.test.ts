import type { AddressInfo } from 'node:net'
import { ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api'
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import { CompressionAlgorithm } from '@opentelemetry/otlp-exporter-base'
import { SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { createStackParser, createTransport, Scope } from '@sentry/core'
import { ServerRuntimeClient } from '@sentry/core/server'
import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { auth, key, readTrace, startLab, traceId } from './lab.ts'

async function listen(app: FastifyInstance): Promise<string> {
  await app.listen({ port: 0, host: '127.0.0.1' })
  return `127.0.0.1:${(app.server.address() as AddressInfo).port}`
}

test.each([
  ['JSON', JsonExporter, CompressionAlgorithm.NONE, '/v1/traces', {}],
  ['JSON with gzip', JsonExporter, CompressionAlgorithm.GZIP, '/api/2/integration/otlp/v1/traces', auth],
  ['protobuf', ProtobufExporter, CompressionAlgorithm.NONE, '/api/2/integration/otlp/v1/traces/', auth],
  ['protobuf with gzip', ProtobufExporter, CompressionAlgorithm.GZIP, '/v1/traces', {}],
])('OpenTelemetry’s own exporter is received over %s', async (_, Exporter, compression, path, headers) => {
  const app = await startLab()
  const exporter = new Exporter({ url: `http://${await listen(app)}${path}`, compression, headers })
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] })
  const parent = { traceId, spanId: 'b7ad6b7169203331', traceFlags: 1, isRemote: true }
  const context = trace.setSpanContext(ROOT_CONTEXT, parent)
  provider.getTracer('test').startSpan('POST', { kind: SpanKind.SERVER }, context).end()
  await provider.forceFlush()
  await provider.shutdown()
  expect((await readTrace(app)).spans).toMatchObject([
    { name: 'POST', kind: 'server', parentSpanId: parent.spanId, source: 'otlp' },
  ])
  expect((await app.inject('/healthz')).json().damaged).toEqual({})
})

test('an error captured by Sentry’s own client is received in its trace', async () => {
  const app = await startLab()
  const client = new ServerRuntimeClient({
    dsn: `http://${key}@${await listen(app)}/3`,
    integrations: [],
    release: 'payments@0.1.0',
    stackParser: createStackParser(),
    transport: (options) =>
      createTransport(options, async ({ body }) => {
        const { status } = await fetch(options.url, {
          method: 'POST',
          body: Buffer.from(body),
          headers: options.headers ?? {},
        })
        return { statusCode: status }
      }),
  })
  client.init()
  const scope = new Scope()
  scope.setPropagationContext({ traceId, parentSpanId: 'b7ad6b7169203331', sampleRand: 0.5 })
  const eventId = client.captureException(new TypeError('card reader is gone'), {}, scope)
  expect(await client.flush(2_000)).toBe(true)
  expect((await readTrace(app)).errors).toMatchObject([
    { eventId, traceId, type: 'TypeError', value: 'card reader is gone', service: 'payments', source: 'envelope' },
  ])
})
