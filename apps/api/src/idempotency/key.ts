import type { IncomingHttpHeaders } from 'node:http'
import { idempotencyKeyHeader } from '@checkout/contract/http'
import { ApiError } from '../http/api-error.ts'

const maxLength = 255

/** The request's idempotency key; without one a checkout is refused, as a repeated click could pay twice. */
export function readIdempotencyKey(headers: IncomingHttpHeaders): string {
  const key = headers[idempotencyKeyHeader]
  const field = idempotencyKeyHeader
  if (typeof key !== 'string' || key === '')
    throw new ApiError(400, 'idempotency_key_required', `${field}: send this header, a new value for each order`, {
      field,
    })
  if (key.length > maxLength)
    throw new ApiError(400, 'invalid_request', `${field}: at most ${maxLength} characters`, { field })
  return key
}
