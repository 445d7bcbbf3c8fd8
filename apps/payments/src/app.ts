import { Health } from '@checkout/contract/http'
import { isQuietRequest } from '@checkout/otel-node'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { chargeRoutes } from './charges/charge-routes.ts'
import { closeConnectionsAtEnd } from './http/close-connections.ts'
import { answerErrors } from './http/error-answers.ts'
import { useContractSchemas } from './http/validation.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { Report } from './reporting-span.ts'

export type AppDeps = {
  ledger: Ledger
  logger: FastifyBaseLogger
  /** Is given every unexpected error, perhaps twice: the receiver knows one that it has seen. */
  report: Report
  wait: (ms: number) => Promise<unknown>
  /** How long a client may take to send its request; less than our own work may take, which would count as our failure. */
  requestTimeoutMs: number
}

/** Everything a request can reach comes in through `deps`; nothing here listens or exits. */
export function buildApp(deps: AppDeps): FastifyInstance {
  const app = Fastify({
    loggerInstance: deps.logger,
    logController: new LogController({ disableRequestLogging: isQuietRequest }),
    bodyLimit: 64 * 1024,
    requestTimeout: deps.requestTimeoutMs,
    // Node takes the longer of the two for the whole request, and looks only every 30 s.
    http: { headersTimeout: deps.requestTimeoutMs, connectionsCheckingInterval: Math.ceil(deps.requestTimeoutMs / 10) },
    handlerTimeout: 10_000,
  })
  closeConnectionsAtEnd(app)
  useContractSchemas(app)
  answerErrors(app, deps.report)
  chargeRoutes(app, deps)

  const health = { schema: { response: { 200: Health, 503: Health } } }
  app.withTypeProvider<ZodTypeProvider>().get('/healthz', health, async (_request, reply) => {
    const reason = await deps.ledger.problem()
    return reason === undefined ? { status: 'ok' as const } : reply.code(503).send({ status: 'unavailable', reason })
  })
  // A probe that makes spans, unlike a health check.
  app.get('/ping', async () => ({ pong: true }))
  return app
}
