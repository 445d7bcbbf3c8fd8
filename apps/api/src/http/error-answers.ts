import type { FastifyError, FastifyInstance } from 'fastify'
import type { ApiError } from './api-error.ts'
import { errorAnswer } from './error-body.ts'

/** Every error leaves as the contract's `ErrorBody`, also for an address that does not exist. */
export function setErrorAnswers(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | ApiError, request, reply) => {
    const { statusCode, body } = errorAnswer(error)
    if (statusCode >= 500) request.log.error({ err: error }, 'request failed')
    if ('retryAfterSeconds' in error && error.retryAfterSeconds) reply.header('retry-after', error.retryAfterSeconds)
    return reply.code(statusCode).send(body)
  })
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({ code: 'not_found', message: `There is no ${request.method} ${request.url.split('?')[0]}.` }),
  )
}
