import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Inbox } from '../inbox/inbox.ts'
import { sendInSlices } from './json-stream.ts'
import { NotFoundError } from './not-found-error.ts'
import { replayDetail } from './replay-detail.ts'
import { readRoutes } from './route-table.ts'

/** Replays, ready to be played. */
export async function replayRoutes(plain: FastifyInstance, { inbox }: { inbox: Inbox }): Promise<void> {
  const { getReplay } = readRoutes
  const app = plain.withTypeProvider<ZodTypeProvider>()
  app.get(getReplay.url, { schema: getReplay.schema }, async (request, reply) => {
    const { replayId } = request.params
    const replay = (await inbox.read()).replay(replayId)
    if (!replay) {
      const message = `No replay ${replayId} here: no segment of it has arrived, or it was cleared or evicted.`
      throw new NotFoundError('replay_not_found', message)
    }
    return sendInSlices(reply, await replayDetail(replay))
  })
}
