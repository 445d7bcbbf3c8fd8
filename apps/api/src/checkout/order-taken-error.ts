/** The order is not in the state its owner left it in: the sweep, or the request itself, was faster. */
export class OrderTakenError extends Error {
  override name = 'OrderTakenError'
  readonly code = 'order_taken'
}
