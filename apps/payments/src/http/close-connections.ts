import type { FastifyInstance } from 'fastify'

/**
 * Lets `app.close()` end with the last answer. Node closes only connections that are idle at that moment; one with a request
 * under way would be kept open by its client afterwards, for a minute.
 */
export function closeConnectionsAtEnd(app: FastifyInstance): void {
  let isClosing = false
  app.addHook('preClose', async () => {
    isClosing = true
  })
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close')
  })
}
