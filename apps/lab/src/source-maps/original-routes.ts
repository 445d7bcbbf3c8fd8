import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Inbox } from '../inbox/inbox.ts'
import { noTrace } from '../read/responses.ts'
import { readRoutes } from '../read/route-table.ts'
import type { Originals } from './originals.ts'

/** What the frames of an error are in the original sources, where the build's maps are at hand. */
export async function originalRoutes(
  plain: FastifyInstance,
  { inbox, originals }: { inbox: Inbox; originals: Originals },
): Promise<void> {
  const { getOriginals } = readRoutes
  const app = plain.withTypeProvider<ZodTypeProvider>()
  app.get(getOriginals.url, { schema: getOriginals.schema }, async (request, reply) => {
    const { traceId, eventId } = request.params
    const trace = await (await inbox.read()).get(traceId)
    if (!trace) return reply.code(404).send(noTrace(traceId))
    const error = trace.errors.find((each) => each.eventId === eventId)
    if (error) return { originals: await originals.of(error) }
    return reply
      .code(404)
      .send({ code: 'error_not_found', message: `No error ${eventId} arrived in trace ${traceId}.` })
  })
}
