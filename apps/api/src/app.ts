import { isQuietRequest } from '@checkout/otel-node'
import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import * as z from 'zod/mini'
import type { CheckoutDeps } from './checkout/deps.ts'
import { checkoutRoutes } from './checkout/routes.ts'
import type { DatabaseProblem } from './health/database-problem.ts'
import { healthRoutes } from './health/routes.ts'
import { requestTimeLimit } from './http/client-errors.ts'
import { closeConnectionsWithApp } from './http/close-connections.ts'
import { corsOptions } from './http/cors.ts'
import { answerBadAddress, setErrorAnswers } from './http/error-answers.ts'
import { orderRoutes } from './orders/routes.ts'
import { productRoutes } from './products/routes.ts'

export type AppDeps = CheckoutDeps & {
  log: FastifyBaseLogger
  databaseProblem: DatabaseProblem
  webOrigins: string[]
  /** How long a client may take to send its request. */
  requestTimeoutMs: number
}

/** The API without a process: everything a request can reach comes in through `deps`; nothing here listens or exits. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  // Without a locale, zod/mini says nothing but "Invalid input".
  z.config(z.locales.en())
  const app: FastifyInstance = Fastify({
    loggerInstance: deps.log,
    logController: new LogController({ disableRequestLogging: isQuietRequest }),
    bodyLimit: 64 * 1024,
    ...requestTimeLimit(deps.requestTimeoutMs),
    frameworkErrors: answerBadAddress(deps.webOrigins),
  })
  // Fastify would take text as well, which a foreign page may send without a preflight.
  app.removeContentTypeParser('text/plain')
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  setErrorAnswers(app)
  closeConnectionsWithApp(app)
  await app.register(helmet)
  await app.register(cors, corsOptions(deps.webOrigins))
  await app.register(healthRoutes, deps)
  await app.register(productRoutes, deps)
  await app.register(orderRoutes, deps)
  await app.register(checkoutRoutes, deps)
  return app
}
