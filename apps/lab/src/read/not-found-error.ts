/** What is asked for is not here. The read API answers it with 404, the code and the message. */
export class NotFoundError extends Error {
  override name = 'NotFoundError'
  readonly statusCode = 404
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

export function noTrace(traceId: string): NotFoundError {
  return new NotFoundError(
    'trace_not_found',
    `No trace ${traceId} here: it has not arrived, or it was cleared or evicted.`,
  )
}
