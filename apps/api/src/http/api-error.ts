type Details = { field?: string; retryAfterSeconds?: number }

/** A refusal the client can do something about; `field` names the part of the request that is wrong. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly statusCode: number
  readonly code: string
  readonly field: string | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(statusCode: number, code: string, message: string, { field, retryAfterSeconds }: Details = {}) {
    super(message)
    this.statusCode = statusCode
    this.code = code
    this.field = field
    this.retryAfterSeconds = retryAfterSeconds
  }
}
