/** A body or a sender that the intake does not take; the message goes out with Sentry's words where Sentry has any. */
export class RefusalError extends Error {
  override name = 'RefusalError'
  readonly statusCode: number

  constructor(statusCode: number, message: string, cause?: unknown) {
    super(message, { cause })
    this.statusCode = statusCode
  }
}
