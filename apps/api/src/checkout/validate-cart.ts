import type { CartItem, OrderLine } from '@checkout/contract/http'
import { attributeNames, spanNames } from '@checkout/contract/telemetry'
import { withSpan } from '@checkout/otel-node'
import type { Database } from '../database/client.ts'
import { cartValidated, type EventLog } from '../events.ts'
import { ApiError } from '../http/api-error.ts'
import { findEarlierAnswer } from '../idempotency/earlier-answer.ts'
import type { Answer } from './answer.ts'
import type { Attempt } from './draft.ts'

export type Validated = { earlier: Answer } | { lines: OrderLine[] }

/**
 * The lines to buy at today's prices, one for each product and ordered by product, or the answer if this key has one.
 * Throws 400 for an unknown product, 422 or 409 for a key that belongs to another or to an unfinished request.
 */
export function validateCart(db: Database, log: EventLog, { key, bodyHash, request }: Attempt): Promise<Validated> {
  const itemCount = request.items.reduce((sum, item) => sum + item.quantity, 0)
  return withSpan(spanNames.validateCart, { [attributeNames.cartItemCount]: itemCount }, async () => {
    const earlier = await findEarlierAnswer(db, key, bodyHash)
    if (earlier) return { earlier }
    const lines = await priceLines(db, request.items)
    cartValidated(log, itemCount)
    return { lines }
  })
}

async function priceLines(db: Database, items: CartItem[]): Promise<OrderLine[]> {
  const ids = items.map((item) => item.productId)
  // The same order in every cart: on a database with row locks, two carts cannot wait for each other.
  const products = await db.product.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } })
  const unknown = items.findIndex((item) => !products.some((product) => product.id === item.productId))
  if (unknown >= 0) throw unknownProduct(`items[${unknown}].productId`)
  return products.map(({ id, name, priceCents }) => {
    const quantity = items.filter((item) => item.productId === id).reduce((sum, item) => sum + item.quantity, 0)
    return { productId: id, name, priceCents, quantity }
  })
}

function unknownProduct(field: string): ApiError {
  return new ApiError(400, 'unknown_product', `${field}: we do not sell this`, { field })
}
