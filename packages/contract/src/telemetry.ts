/** Every span, event and attribute name of our own; the OpenTelemetry ones follow its semantic conventions. */

export const serviceNames = { web: 'checkout-web', api: 'checkout-api', payments: 'payments' } as const

export const spanNames = {
  browserCheckout: 'Run checkout scenario',
  validateCart: 'checkout.validate_cart',
  reserveInventory: 'checkout.reserve_inventory',
  calculateTax: 'checkout.calculate_tax',
  payment: 'checkout.payment',
  writeOrder: 'checkout.write_order',
  sendConfirmation: 'checkout.send_confirmation',
  refundPayment: 'checkout.refund_payment',
  releaseInventory: 'checkout.release_inventory',
  sweep: 'checkout.sweep',
  authorizePayment: 'payment.authorize',
  refund: 'payment.refund',
} as const

/** Sentry's span operation of the browser span. */
export const browserCheckoutOp = 'ui.checkout'

/** Log events: the message and the attribute `event.name` are both this name. */
export const eventNames = {
  started: 'checkout.started',
  cartValidated: 'checkout.cart_validated',
  inventoryReserved: 'checkout.inventory_reserved',
  paymentSlowPath: 'checkout.payment_slow_path',
  paymentApproved: 'checkout.payment_approved',
  orderWritten: 'checkout.order_written',
  completed: 'checkout.completed',
  inventoryMiss: 'checkout.inventory_miss',
  paymentDeclined: 'checkout.payment_declined',
  paymentRefunded: 'checkout.payment_refunded',
  inventoryReleased: 'checkout.inventory_released',
  confirmationFailed: 'checkout.confirmation_failed',
  failed: 'checkout.failed',
} as const

/** Log events of the shop, seen from the browser. */
export const browserEventNames = { submitted: 'checkout.submitted', answered: 'checkout.answered' } as const

export const attributeNames = {
  scenario: 'scenario',
  /** On the browser span. */
  itemCount: 'itemCount',
  /** On the browser span, in integer US cents. */
  totalCents: 'totalCents',
  cartItemCount: 'cart.item_count',
  orderId: 'order.id',
  orderTotalCents: 'order.total_cents',
  orderTaxCents: 'order.tax_cents',
  paymentAmountCents: 'payment.amount_cents',
  /** On the log of a slow payment. */
  paymentDurationMs: 'payment.duration_ms',
  /** The only part of a card number that telemetry may hold. */
  cardLast4: 'card.last4',
  /** `completed` or the error code: what tail sampling decides by. */
  checkoutOutcome: 'checkout.outcome',
  eventName: 'event.name',
  errorType: 'error.type',
  exceptionType: 'exception.type',
  exceptionMessage: 'exception.message',
  exceptionStacktrace: 'exception.stacktrace',
} as const

/** Request headers that carry the trace; recorded as `http.request.header.<name>`. */
export const traceHeaders = ['traceparent', 'sentry-trace', 'baggage'] as const
