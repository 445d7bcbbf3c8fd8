const taxPercent = 8

/** Tax on `subtotalCents` in whole cents, half a cent rounded up. Integer arithmetic, so both sides of the wire agree. */
export function taxCents(subtotalCents: number): number {
  return Math.floor((subtotalCents * taxPercent + 50) / 100)
}

export type Totals = { subtotalCents: number; taxCents: number; totalCents: number }

/** What a cart costs, in integer US cents. */
export function totalsOf(lines: readonly { priceCents: number; quantity: number }[]): Totals {
  const subtotalCents = lines.reduce((sum, line) => sum + line.priceCents * line.quantity, 0)
  const tax = taxCents(subtotalCents)
  return { subtotalCents, taxCents: tax, totalCents: subtotalCents + tax }
}
