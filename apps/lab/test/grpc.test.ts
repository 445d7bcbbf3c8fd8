import { gzipSync } from 'node:zlib'
import { Client, compressionAlgorithms, credentials, type ServiceError, status } from '@grpc/grpc-js'
import { expect, onTestFinished, test } from 'vitest'
import { createFaults } from '../src/faults/fault.ts'
import { createInbox } from '../src/inbox/inbox.ts'
import { startGrpc } from '../src/intake/grpc-server.ts'
import { readTrace, startLab, traceId } from './lab.ts'

const traces = '/opentelemetry.proto.collector.trace.v1.TraceService/Export'
const logs = '/opentelemetry.proto.collector.logs.v1.LogsService/Export'
const metrics = '/opentelemetry.proto.collector.metrics.v1.MetricsService/Export'

async function startGrpcLab() {
  const deps = { inbox: createInbox(), faults: createFaults() }
  const grpc = await startGrpc(deps, { host: '127.0.0.1', port: 0 })
  onTestFinished(() => grpc.close())
  return { app: await startLab(deps), ...deps, address: `127.0.0.1:${grpc.port}` }
}

/** One call, whose message and answer are bytes; rejects with the status. */
function call(address: string, path: string, message: Buffer, { gzip = false } = {}): Promise<Buffer> {
  const algorithm = gzip ? compressionAlgorithms.gzip : compressionAlgorithms.identity
  const options = { 'grpc.default_compression_algorithm': algorithm, 'grpc.max_send_message_length': -1 }
  const client = new Client(address, credentials.createInsecure(), options)
  const asIs = (bytes: Buffer) => bytes
  return new Promise<Buffer>((resolve, reject) => {
    client.makeUnaryRequest(path, asIs, asIs, message, (error, answer) => {
      if (error) reject(error)
      else resolve(answer ?? Buffer.alloc(0))
    })
  }).finally(() => client.close())
}

async function refusalOf(answer: Promise<unknown>): Promise<ServiceError> {
  return answer.then(
    () => {
      throw new Error('the call was taken')
    },
    (error) => error,
  )
}

/** A field of protobuf whose content has less than 128 bytes. */
function field(number: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([(number << 3) | 2, content.length]), content])
}

function fixed64(number: number, value: bigint): Buffer {
  const content = Buffer.alloc(9, (number << 3) | 1)
  content.writeBigUInt64LE(value, 1)
  return content
}

const startNanos = 1_795_228_035_286_000_000n
const span = Buffer.concat([
  field(1, Buffer.from(traceId, 'hex')),
  field(2, Buffer.from('00f067aa0ba902b7', 'hex')),
  field(5, Buffer.from('checkout')),
  fixed64(7, startNanos),
  fixed64(8, startNanos + 50_000_000n),
])
const request = field(1, field(2, field(2, span)))

test.each([{ gzip: false }, { gzip: true }])(
  'a request is kept byte for byte and answered with nothing: %j',
  async (how) => {
    const { app, address } = await startGrpcLab()
    expect(await call(address, traces, request, how)).toHaveLength(0)
    expect((await readTrace(app)).spans).toMatchObject([{ name: 'checkout', source: 'otlp' }])
    const [item] = (await app.inject(`/api/traces/${traceId}/raw`)).json().items
    expect(Buffer.from(item.body, item.encoding)).toEqual(request)
    expect([item.kind, item.head.split('\n')[0]]).toEqual(['traces-protobuf', `POST ${traces}`])
    expect((await app.inject('/api/problems')).json().problems).toEqual([])
  },
)

test('logs are taken too', async () => {
  const { app, address } = await startGrpcLab()
  const record = Buffer.concat([
    field(5, field(1, Buffer.from('checkout.started'))),
    field(9, Buffer.from(traceId, 'hex')),
  ])
  await call(address, logs, field(1, field(2, field(2, record))))
  expect((await readTrace(app)).logs).toMatchObject([{ body: 'checkout.started' }])
})

test('metrics are not implemented, and that is a problem', async () => {
  const { app, address } = await startGrpcLab()
  expect(await refusalOf(call(address, metrics, request))).toMatchObject({ code: status.UNIMPLEMENTED })
  expect((await app.inject('/api/problems')).json().problems).toMatchObject([
    {
      status: 404,
      message: 'Sentry takes no metrics over OTLP: set OTEL_METRICS_EXPORTER=none',
      rawBytes: request.length,
    },
  ])
})

test.each([false, true])('a message over 12 MiB is refused, compressed (%j) or not', async (gzip) => {
  const { app, address } = await startGrpcLab()
  const large = Buffer.alloc(12 * 1024 * 1024 + 1)
  expect(gzipSync(large).length).toBeLessThan(100_000)
  expect(await refusalOf(call(address, traces, large, { gzip }))).toMatchObject({ code: status.RESOURCE_EXHAUSTED })
  expect((await app.inject('/api/problems')).json().problems).toMatchObject([{ status: 413, code: 'too_large' }])
})

test('a body that is no protobuf is taken all the same, and told', async () => {
  const { app, address } = await startGrpcLab()
  expect(await call(address, traces, Buffer.from([0x0a, 0x7f, 0x01]))).toHaveLength(0)
  expect((await app.inject('/api/problems')).json().problems).toMatchObject([{ status: 200, code: 'not_protobuf' }])
})

test.each([
  [401, status.UNAUTHENTICATED],
  [403, status.PERMISSION_DENIED],
  [413, status.RESOURCE_EXHAUSTED],
  [429, status.RESOURCE_EXHAUSTED],
  [500, status.INTERNAL],
  [503, status.UNAVAILABLE],
  ['close', status.UNAVAILABLE],
])('the fault %j is the status %i', async (answer, code) => {
  const { app, address } = await startGrpcLab()
  await app.inject({ method: 'PUT', url: '/api/faults', payload: { answer, signal: 'traces' } })
  expect(await refusalOf(call(address, traces, request))).toMatchObject({ code })
  expect(await call(address, logs, Buffer.alloc(0))).toHaveLength(0)
})
