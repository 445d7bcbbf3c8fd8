import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Inbox } from '../inbox/inbox.ts'
import { NotFoundError, noTrace } from '../read/not-found-error.ts'
import { readRoutes } from '../read/route-table.ts'
import type { Originals } from './originals.ts'

/** What the frames of an error are in the original sources, where the build's maps are at hand. */
export async function originalRoutes(
  plain: FastifyInstance,
  { inbox, originals }: { inbox: Inbox; originals: Originals },
): Promise<void> {
  const { getOriginals } = readRoutes
  const app = plain.withTypeProvider<ZodTypeProvider>()
  app.get(getOriginals.url, { schema: getOriginals.schema }, async (request) => {
    const { traceId, eventId } = request.params
    const trace = await (await inbox.read()).get(traceId)
    if (!trace) throw noTrace(traceId)
    const error = trace.errors.find((each) => each.eventId === eventId)
    if (!error) throw new NotFoundError('error_not_found', `No error ${eventId} arrived in trace ${traceId}.`)
    return { originals: await originals.of(error) }
  })
}
