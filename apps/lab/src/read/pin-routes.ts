import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Inbox } from '../inbox/inbox.ts'
import { noTrace } from './not-found-error.ts'
import { readRoutes } from './route-table.ts'

/** Pins traces, which are then never evicted, and lets them go again. */
export async function pinRoutes(plain: FastifyInstance, { inbox }: { inbox: Inbox }): Promise<void> {
  const app = plain.withTypeProvider<ZodTypeProvider>()
  for (const [route, isPinned] of [
    [readRoutes.pinTrace, true],
    [readRoutes.unpinTrace, false],
  ] as const) {
    app.route({
      method: route.method,
      url: route.url,
      schema: route.schema,
      async handler(request, reply) {
        const { traceId } = request.params
        if (!(await inbox.pin(traceId, isPinned))) throw noTrace(traceId)
        return reply.code(204).send()
      },
    })
  }
}
