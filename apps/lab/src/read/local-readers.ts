import type { FastifyInstance } from 'fastify'

const localNames = ['localhost', '127.0.0.1', '[::1]']

/**
 * Lets in only pages of the lab's own origin, and tools, which send no Origin. A page elsewhere could otherwise read the lab through a name
 * of its own that resolves here (DNS rebinding), so the name in `Host` must be one of ours.
 */
export function allowLocalReaders(app: FastifyInstance, allowedHosts: readonly string[]): void {
  const names = new Set([...localNames, ...allowedHosts])
  app.addHook('onRequest', async (request, reply) => {
    const host = request.headers.host ?? ''
    const name = host.replace(/:\d+$/, '').toLowerCase()
    if (!names.has(name)) {
      const message = `The lab does not answer to the name ${name}: if it is yours, add it to LAB_ALLOWED_HOSTS.`
      return reply.code(403).send({ code: 'unknown_host', message })
    }
    const { origin } = request.headers
    if (origin !== undefined && !isSameOrigin(origin, host)) {
      const message = `Pages of ${origin} may not read the lab.`
      return reply.code(403).send({ code: 'foreign_origin', message })
    }
    return undefined
  })
}

function isSameOrigin(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase()
}
