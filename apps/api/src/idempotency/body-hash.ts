import { createHash } from 'node:crypto'
import type { CheckoutRequest } from '@checkout/contract/http'

/** Tells whether two requests with one key ask for the same thing. */
export function hashOfBody({ items, scenario, card }: CheckoutRequest): string {
  // A hash of the whole card number could be turned back into it by trying them all.
  const said = { items, scenario, cardLast4: card?.number.slice(-4) }
  return createHash('sha256').update(JSON.stringify(said)).digest('hex')
}
