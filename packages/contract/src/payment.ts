import * as z from 'zod/mini'
import { Card } from './http.ts'
import { scenarios } from './scenario.ts'

const key = z.string().check(z.minLength(1), z.maxLength(64))

/** What the API asks of payments. `key` makes it idempotent: the order's id. */
export const ChargeRequest = z.object({
  key,
  amountCents: z.int().check(z.gte(1), z.lte(100_000_000)),
  scenario: z.enum(scenarios),
  card: z.optional(Card),
})
export type ChargeRequest = z.infer<typeof ChargeRequest>

/** `voided`: refunded before it was captured, so that a charge still on its way is refused when it arrives. */
const chargeStates = ['captured', 'declined', 'refunded', 'voided'] as const

export const Charge = z.object({
  key: z.string(),
  state: z.enum(chargeStates),
  /** Integer US cents; 0 for a voided charge. */
  amountCents: z.int(),
  cardLast4: z.nullable(z.string()),
})
export type Charge = z.infer<typeof Charge>

export const RefundRequest = z.object({ key })
export const ChargeParams = z.object({ key })
