import type { FastifyInstance } from 'fastify'
import { originName } from './command/origin-name.ts'
import type { Env } from './env.ts'
import type { GrpcDeps, GrpcServer } from './intake/grpc-server.ts'
import { listenAt } from './listen.ts'

const settings = { port: 'LAB_GRPC_PORT (--grpc-port)', host: 'LAB_HOST' }

/** OTLP over gRPC on a port of its own, which closes with `app`. Nothing of it is loaded unless it is asked for. */
export function grpcBeside(app: FastifyInstance, deps: GrpcDeps) {
  let server: GrpcServer | null = null
  app.addHook('preClose', async () => server?.close())
  return {
    /** Null, or a sentence about what is in the way. */
    async listen({ LAB_GRPC_PORT: port, LAB_HOST: host }: Env): Promise<string | null> {
      if (port === null) return null
      const { startGrpc } = await import('./intake/grpc-server.ts')
      return listenAt({ port, host, settings }, async () => {
        server = await startGrpc(deps, { port, host: originName(host) })
      })
    },
    port: (): number | null => server?.port ?? null,
  }
}
