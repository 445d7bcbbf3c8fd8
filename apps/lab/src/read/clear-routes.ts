import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Inbox } from '../inbox/inbox.ts'
import { readRoutes } from './route-table.ts'

/** Clears the lab, and brings back what was cleared. */
export async function clearRoutes(plain: FastifyInstance, { inbox }: { inbox: Inbox }): Promise<void> {
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
}
