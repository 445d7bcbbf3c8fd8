import type { ErrorBody } from '@checkout/contract/http'
import type { FastifyError, FastifyInstance } from 'fastify'
import { PaymentError } from '../payment-error.ts'
import { fieldOf } from './validation.ts'

const codes: Record<number, string> = { 413: 'body_too_large', 415: 'unsupported_media_type' }

/** Answers every failure in the contract's form. What is not the caller's fault is logged, reported and kept to ourselves. */
export function answerErrors(app: FastifyInstance, report: (error: unknown) => void): void {
  app.setErrorHandler<FastifyError | PaymentError>((error, request, reply) => {
    const status = error.statusCode ?? 500
    if (status < 500) return reply.code(status).send(refusalOf(error, status))
    request.log.error({ err: error }, 'request failed')
    report(error)
    return reply.code(status).send({ code: 'internal', message: 'something went wrong here' } satisfies ErrorBody)
  })
  app.setNotFoundHandler((request, reply) => {
    const message = `there is no ${request.method} ${request.url.split('?', 1)[0]}`
    return reply.code(404).send({ code: 'not_found', message } satisfies ErrorBody)
  })
}

function refusalOf(error: FastifyError | PaymentError, status: number): ErrorBody {
  if (error instanceof PaymentError) return { code: error.code, message: error.message }
  const [problem] = error.validation ?? []
  if (!problem) return { code: codes[status] ?? 'bad_request', message: error.message }
  const field = fieldOf(problem.instancePath)
  return { code: 'invalid_request', message: `${field}: ${problem.message}`, field }
}
