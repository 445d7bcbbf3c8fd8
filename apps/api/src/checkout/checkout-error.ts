import type { Failure } from './answer.ts'

/** A checkout that cannot go on for a reason we know; its code becomes the span's `error.type` and the answer. */
export class CheckoutError extends Error {
  override name = 'CheckoutError'
  readonly code: Failure

  constructor(code: Failure, message: string = code, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
