import type { FastifyInstance } from 'fastify'
import type { Inbox } from '../inbox/inbox.ts'
import { readRoutes } from '../read/route-table.ts'
import { createSpotlightStream } from './stream.ts'

/** What Spotlight's clients read; what SDKs post to the same address is a matter of the intake. */
export async function spotlightRoutes(app: FastifyInstance, { inbox }: { inbox: Inbox }): Promise<void> {
  const stream = createSpotlightStream(inbox)
  app.addHook('preClose', async () => stream.close())
  app.get(readRoutes.spotlight.url, async (request, reply) => {
    const { 'last-event-id': lastEventId } = request.headers
    reply.hijack()
    await stream.connect(reply.raw, typeof lastEventId === 'string' ? lastEventId : undefined)
  })
}
