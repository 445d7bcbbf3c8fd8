const refusals = {
  payment_declined: { statusCode: 402, message: 'the card was declined' },
  charge_not_found: { statusCode: 404, message: 'there is no charge with this key' },
  charge_voided: { statusCode: 409, message: 'this payment was refunded, so it is not charged' },
  idempotency_key_reused: { statusCode: 422, message: 'this key belongs to a charge of another amount' },
} as const

/** A refusal that the caller must expect: it is answered with its status and code, and is not reported. */
export class PaymentError extends Error {
  override name = 'PaymentError'
  readonly code: keyof typeof refusals
  readonly statusCode: number

  constructor(code: keyof typeof refusals) {
    super(refusals[code].message)
    this.code = code
    this.statusCode = refusals[code].statusCode
  }
}
