import { Order } from '@checkout/contract/http'
import { totalsOf } from '@checkout/contract/money'

type Line = { productId: string; name: string; priceCents: number; quantity: number }

/** An order as it stands in the database; amounts are null until the tax is known. */
export type OrderRow = {
  id: string
  state: string
  scenario: string
  cardLast4: string | null
  taxCents: number | null
  totalCents: number | null
  createdAt: Date
  lines: Line[]
}

/** The order that clients see. */
export function toOrder({ createdAt, taxCents, totalCents, ...row }: OrderRow): Order {
  const totals = totalsOf(row.lines)
  return Order.parse({
    ...row,
    subtotalCents: totals.subtotalCents,
    taxCents: taxCents ?? totals.taxCents,
    totalCents: totalCents ?? totals.totalCents,
    createdAtMs: createdAt.getTime(),
  })
}
