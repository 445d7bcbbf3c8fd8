import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Inbox } from '../inbox/inbox.ts'
import { NotFoundError, noTrace } from './not-found-error.ts'
import { readRoutes } from './route-table.ts'

/** One span as it was received and as Sentry would store it, worked out from the first body that holds it. */
export async function sentryViewRoutes(plain: FastifyInstance, { inbox }: { inbox: Inbox }): Promise<void> {
  const { getSentryView } = readRoutes
  const app = plain.withTypeProvider<ZodTypeProvider>()
  app.get(getSentryView.url, { schema: getSentryView.schema }, async (request) => {
    const { traceId } = request.params
    const items = (await inbox.read()).items(traceId)
    if (items.length === 0) throw noTrace(traceId)
    // Sentry's conventions are half a megabyte of names, which a lab that nobody asks for them need not load.
    const { relaySpan } = await import('@checkout/trace-model/relay')
    for (const { kind, body, receivedAtMs } of items) {
      const found = relaySpan(kind, body, request.params, { receivedAtMs, stage: 'stored' })
      if (!found) continue
      const { received, item: stored, changes, outcome } = found
      return { received, stored, changes, outcome }
    }
    const message = `No span ${request.params.spanId} in trace ${traceId} here: it has not arrived.`
    throw new NotFoundError('span_not_found', message)
  })
}
