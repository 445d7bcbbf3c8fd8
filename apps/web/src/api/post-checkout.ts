import { type CheckoutRequest, idempotencyKeyHeader, Order } from '@checkout/contract/http'
import { type Answer, requestJson } from './request-json.ts'

/** Places an order. The same key again gives the same answer, so a retry never buys twice. */
export function postCheckout(apiOrigin: string, request: CheckoutRequest, key: string): Promise<Answer<Order>> {
  return requestJson(`${apiOrigin}/api/checkout`, Order, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [idempotencyKeyHeader]: key },
    body: JSON.stringify(request),
  })
}
