import type { Totals } from '@checkout/contract/money'
import { priceText } from '../../price-text.ts'

export function TotalsTable({ totals }: { totals: Totals }) {
  return (
    <dl className="totals">
      <dt>Goods</dt>
      <dd>{priceText(totals.subtotalCents)}</dd>
      <dt>Tax</dt>
      <dd>{priceText(totals.taxCents)}</dd>
      <dt className="total">Total</dt>
      <dd className="total">{priceText(totals.totalCents)}</dd>
    </dl>
  )
}
