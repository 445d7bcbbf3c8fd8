import type { ErrorBody } from '@checkout/contract/http'
import type { FastifyError } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { isDatabaseUnavailable } from '../database/unavailable.ts'
import { ApiError } from './api-error.ts'

export type ErrorAnswer = { statusCode: number; body: ErrorBody; retryAfterSeconds?: number | undefined }

const codes: Record<string, { code: string; message: string }> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { code: 'body_too_large', message: 'The body is larger than 64 KiB.' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { code: 'unsupported_media_type', message: 'Send the body as application/json.' },
}

const databaseUnavailable: ErrorAnswer = {
  statusCode: 503,
  body: {
    code: 'database_unavailable',
    message: 'The database does not answer. Ask again in a moment: one idempotency key never makes two orders.',
  },
  retryAfterSeconds: 1,
}

/** What a client is told about `error`; of an unexpected one nothing but that it happened. */
export function errorAnswer(error: FastifyError | ApiError): ErrorAnswer {
  if (error instanceof ApiError) {
    const { statusCode, code, message, field, retryAfterSeconds } = error
    return { statusCode, body: { code, message, ...(field ? { field } : {}) }, retryAfterSeconds }
  }
  if (isDatabaseUnavailable(error)) return databaseUnavailable
  const statusCode = error.statusCode ?? 500
  if (statusCode >= 500)
    return { statusCode: 500, body: { code: 'internal', message: 'The request failed on our side.' } }
  if (hasZodFastifySchemaValidationErrors(error)) return { statusCode: 400, body: invalidRequest(error.validation) }
  return { statusCode, body: codes[error.code] ?? { code: 'bad_request', message: error.message } }
}

function invalidRequest(issues: { instancePath: string; message?: string | undefined }[]): ErrorBody {
  const [first] = issues
  const field = fieldName(first?.instancePath ?? '')
  return { code: 'invalid_request', message: `${field}: ${first?.message ?? 'is wrong'}`, field }
}

/** `/items/0/quantity` is `items[0].quantity`; the whole body is `body`. */
function fieldName(pointer: string): string {
  const name = pointer
    .split('/')
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`))
    .join('')
  return name.replace(/^\./, '') || 'body'
}
