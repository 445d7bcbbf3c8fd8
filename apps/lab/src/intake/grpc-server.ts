import {
  type handleUnaryCall,
  logVerbosity,
  type MethodDefinition,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  setLogVerbosity,
  status,
} from '@grpc/grpc-js'
import { grpcFault } from '../faults/grpc-fault.ts'
import { grpcHead } from '../problems/request-head.ts'
import { tellRefusals } from './grpc-refusals.ts'
import { type IntakeDeps, take } from './intake-deps.ts'
import { noMetrics } from './request-path.ts'

/** As over HTTP, and of the decoded message too. */
const maxLength = 12 * 1024 * 1024
const closingMs = 500

/** Plain OTLP names no project, so there is none to be strict about. */
export type GrpcDeps = Omit<IntakeDeps, 'isStrict'>
// What fails is told by the lab, in words of its own.
setLogVerbosity(logVerbosity.NONE)

export type GrpcServer = { port: number; close(): Promise<void> }

/**
 * Takes traces and logs as OTLP's gRPC services, without a key and without reading them. Metrics are UNIMPLEMENTED, as Sentry takes none.
 * Rejects when the port cannot be had.
 */
export async function startGrpc(deps: GrpcDeps, { host, port }: { host: string; port: number }): Promise<GrpcServer> {
  const interceptors = [tellRefusals(deps.inbox.problems)]
  const server = new Server({ 'grpc.max_receive_message_length': maxLength, interceptors })
  for (const signal of ['traces', 'logs'] as const) {
    server.addService({ Export: exportOf(signal) }, { Export: taking(deps, signal) })
  }
  server.addService({ Export: exportOf('metrics') }, { Export: refuseMetrics })
  return new Promise((resolve, reject) => {
    server.bindAsync(`${host}:${port}`, ServerCredentials.createInsecure(), (error, bound) => {
      if (error) reject(error)
      else resolve({ port: bound, close: () => close(server) })
    })
  })
}

const services = { traces: 'trace.v1.TraceService', logs: 'logs.v1.LogsService', metrics: 'metrics.v1.MetricsService' }

/** Messages stay the bytes they are. */
function exportOf(signal: keyof typeof services): MethodDefinition<Buffer, Buffer> {
  const asIs = (bytes: Buffer) => bytes
  return {
    path: `/opentelemetry.proto.collector.${services[signal]}/Export`,
    requestStream: false,
    responseStream: false,
    requestSerialize: asIs,
    requestDeserialize: asIs,
    responseSerialize: asIs,
    responseDeserialize: asIs,
  }
}

const accepted = Buffer.alloc(0)

function taking(deps: GrpcDeps, signal: 'traces' | 'logs'): handleUnaryCall<Buffer, Buffer> {
  const kind = `${signal}-protobuf` as const
  async function accept({ request: body, metadata }: ServerUnaryCall<Buffer, Buffer>): Promise<void> {
    await grpcFault(deps.faults, signal)
    const head = grpcHead(exportOf(signal).path, metadata)
    await take(deps, { kind, body, project: null, head })
  }
  return (call, callback) => {
    accept(call).then(() => callback(null, accepted), callback)
  }
}

const refuseMetrics: handleUnaryCall<Buffer, Buffer> = (_call, callback) => {
  callback({ code: status.UNIMPLEMENTED, details: noMetrics })
}

/** Lets calls end, but not for long. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.forceShutdown(), closingMs)
    server.tryShutdown(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
