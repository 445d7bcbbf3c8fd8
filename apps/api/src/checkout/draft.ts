import { randomUUID } from 'node:crypto'
import type { CheckoutRequest, OrderLine } from '@checkout/contract/http'
import type { Scenario } from '@checkout/contract/scenario'

/** One try to place an order: what was asked, and under which key. */
export type Attempt = { key: string; bodyHash: string; request: CheckoutRequest }

/** An order before it is in the database. */
export type Draft = {
  id: string
  scenario: Scenario
  cardLast4: string | null
  createdAt: Date
  lines: OrderLine[]
}

export function draftOrder({ scenario, card }: CheckoutRequest, lines: OrderLine[]): Draft {
  return { id: randomUUID(), scenario, cardLast4: card?.number.slice(-4) ?? null, createdAt: new Date(), lines }
}
