/** A body or a sender that the intake does not take; the message goes out with Sentry's words where Sentry has any. */
export class RefusalError extends Error {
  override name = 'RefusalError'
  readonly statusCode: number
  /** Sentry's own word for why, where it says more than the status does. */
  readonly reason: string | undefined

  constructor(statusCode: number, message: string, { cause, reason }: { cause?: unknown; reason?: string } = {}) {
    super(message, { cause })
    this.statusCode = statusCode
    this.reason = reason
  }
}
