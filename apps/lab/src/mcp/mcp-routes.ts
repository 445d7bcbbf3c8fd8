import type { FastifyInstance } from 'fastify'
import type { Inbox } from '../inbox/inbox.ts'

/** The lab for an editor's assistant: the Model Context Protocol over HTTP, without sessions. Who may read the lab may use it. */
export async function mcpRoutes(app: FastifyInstance, { inbox }: { inbox: Inbox }): Promise<void> {
  app.post('/mcp', async (request, reply) => {
    // The SDK is as large as the rest of the lab, which starts without it.
    const { answerMcp } = await import('./answer-mcp.ts')
    reply.hijack()
    await answerMcp(inbox, request.raw, reply.raw, request.body)
  })

  app.route({
    method: ['GET', 'DELETE'],
    url: '/mcp',
    handler: (_request, reply) =>
      reply
        .code(405)
        .header('allow', 'POST')
        .send({ code: 'method_not_allowed', message: 'There are no sessions: POST to /mcp.' }),
  })
}
