import { Health } from '@checkout/contract/http'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { DatabaseProblem } from './database-problem.ts'

/** `/healthz` makes no span and no log; `/api/ping` is a request that does, and nothing else. */
export async function healthRoutes(
  app: FastifyInstance,
  { databaseProblem }: { databaseProblem: DatabaseProblem },
): Promise<void> {
  const schema = { response: { 200: Health, 503: Health } }
  app.withTypeProvider<ZodTypeProvider>().get('/healthz', { schema }, async function health(_request, reply) {
    const reason = await databaseProblem()
    if (reason) return reply.code(503).send({ status: 'unavailable', reason })
    return reply.send({ status: 'ok' })
  })

  app.get('/api/ping', async function ping() {
    return { pong: true }
  })
}
