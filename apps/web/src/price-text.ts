const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })

/** Integer US cents as people read them. */
export function priceText(cents: number): string {
  return dollars.format(cents / 100)
}
