import { type Totals, totalsOf } from '@checkout/contract/money'
import { attributeNames, spanNames } from '@checkout/contract/telemetry'
import { withSpan } from '@checkout/otel-node'
import type { Draft } from './draft.ts'

export function calculateTax({ lines }: Draft): Promise<Totals> {
  return withSpan(spanNames.calculateTax, {}, async (span) => {
    const totals = totalsOf(lines)
    span.setAttributes({
      [attributeNames.orderTaxCents]: totals.taxCents,
      [attributeNames.orderTotalCents]: totals.totalCents,
    })
    return totals
  })
}
