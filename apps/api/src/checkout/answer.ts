import type { ErrorBody, Order } from '@checkout/contract/http'

/** What a checkout ends with: kept in the database under its idempotency key, so that asking again gives it again. */
export type Answer = { statusCode: number; body: Order | ErrorBody }

const failures = {
  inventory_miss: [409, 'There is not enough stock for this cart. Nothing was reserved and nothing was charged.'],
  payment_declined: [402, 'The card was declined. Nothing was charged and the goods are back on the shelf.'],
  payment_unavailable: [
    503,
    'The payment service does not answer. The order was not placed and nothing stays charged.',
  ],
  database_lost: [503, 'The database was lost on the way. The order was not placed and nothing stays charged.'],
  internal: [500, 'The order was not placed and nothing stays charged.'],
} as const

export type Failure = keyof typeof failures

export function isFailure(code: unknown): code is Failure {
  return typeof code === 'string' && code in failures
}

export function failureAnswer(code: Failure): Answer {
  const [statusCode, message] = failures[code]
  return { statusCode, body: { code, message } }
}

export function orderAnswer(order: Order): Answer {
  return { statusCode: 201, body: order }
}

/** `completed` or the error code. */
export function outcomeOf({ body }: Answer): string {
  return 'code' in body ? body.code : 'completed'
}
