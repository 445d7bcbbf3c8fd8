import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ApiError } from './api-error.ts'
import { errorAnswer } from './error-body.ts'

/** Every error leaves as the contract's `ErrorBody`, also for an address that does not exist. */
export function setErrorAnswers(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | ApiError, request, reply) => {
    const { statusCode, body, retryAfterSeconds } = errorAnswer(error)
    if (statusCode >= 500) request.log.error({ err: error }, 'request failed')
    if (retryAfterSeconds) reply.header('retry-after', retryAfterSeconds)
    return reply.code(statusCode).send(body)
  })
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({ code: 'not_found', message: `There is no ${request.method} ${request.url.split('?')[0]}.` }),
  )
}

/** For an address that cannot be decoded: no hook runs for it, so it says itself which pages may read the answer. */
export function answerBadAddress(webOrigins: string[]) {
  return (error: FastifyError, { headers }: FastifyRequest, reply: FastifyReply) => {
    const { statusCode, body } = errorAnswer(error)
    if (headers.origin && webOrigins.includes(headers.origin))
      reply.header('access-control-allow-origin', headers.origin)
    reply.code(statusCode).send(body)
  }
}
