import type { FastifyInstance } from 'fastify'

/**
 * Answers that leave while the app closes end their connection too: the client would keep it open, and closing waits for it.
 */
export function closeConnectionsWithApp(app: FastifyInstance): void {
  let isClosing = false
  app.addHook('preClose', async () => {
    isClosing = true
  })
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close')
  })
}
