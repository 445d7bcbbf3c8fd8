import type { FastifyInstance } from 'fastify'

/** What Sentry's intake lets browsers send across origins; `traceparent` is not among it. */
const allowedHeaders = [
  ...['x-sentry-auth', 'x-requested-with', 'x-forwarded-for', 'origin', 'referer', 'accept', 'content-type'],
  ...['authentication', 'authorization', 'content-encoding', 'transfer-encoding'],
].join(',')

const exposedHeaders = 'x-sentry-error,x-sentry-rate-limits,retry-after'

/** The headers of every answer, name by name with its value. */
export const openToAnyOrigin = [
  ...['access-control-allow-origin', '*'],
  ...['access-control-expose-headers', exposedHeaders],
]

/** Every answer of the intake, also a refusal, can be read from any origin; preflights are answered for each of `paths`. */
export function allowAnyOrigin(app: FastifyInstance, paths: readonly string[]): void {
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('access-control-allow-origin', '*').header('access-control-expose-headers', exposedHeaders)
    done()
  })
  for (const path of paths) {
    app.options(path, async (_request, reply) =>
      reply
        .header('access-control-allow-methods', 'POST')
        .header('access-control-allow-headers', allowedHeaders)
        .header('access-control-max-age', '3600')
        .header('vary', 'origin, access-control-request-method, access-control-request-headers')
        .send(),
    )
  }
}
