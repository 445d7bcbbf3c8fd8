import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Inbox } from '../inbox/inbox.ts'
import { noTrace } from './not-found-error.ts'
import { readRoutes } from './route-table.ts'

/** What stays and what goes: pins traces, which are then never evicted, clears the lab, and brings back what was cleared. */
export async function keepingRoutes(plain: FastifyInstance, { inbox }: { inbox: Inbox }): Promise<void> {
  const { clearTraces, undoClear } = readRoutes
  const app = plain.withTypeProvider<ZodTypeProvider>()

  app.delete(clearTraces.url, { schema: clearTraces.schema }, async (_request, reply) => {
    await inbox.clear()
    return reply.code(204).send()
  })

  app.post(undoClear.url, { schema: undoClear.schema }, async (_request, reply) => {
    const restored = await inbox.undoClear()
    if (restored !== null) return { restored }
    const message =
      'There is no clear to undo: the last one was too long ago, or its room was needed for what came since.'
    return reply.code(409).send({ code: 'nothing_to_undo', message })
  })

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
