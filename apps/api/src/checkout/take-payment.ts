import type { Totals } from '@checkout/contract/money'
import { attributeNames, spanNames } from '@checkout/contract/telemetry'
import { withSpan } from '@checkout/otel-node'
import { type EventLog, paymentApproved, paymentDeclined, paymentSlowPath } from '../events.ts'
import { CheckoutError } from './checkout-error.ts'
import type { CheckoutDeps } from './deps.ts'
import type { Attempt, Draft } from './draft.ts'
import { moveOrder } from './move-order.ts'

const slowAfterMs = 1_000

/** Charges the order's total, once per order, and notes it. Throws `payment_declined` or `payment_unavailable`. */
export function takePayment(
  deps: CheckoutDeps,
  log: EventLog,
  { request }: Attempt,
  { id, scenario, cardLast4 }: Draft,
  { taxCents, totalCents }: Totals,
): Promise<void> {
  const attributes = {
    [attributeNames.orderId]: id,
    [attributeNames.paymentAmountCents]: totalCents,
    ...(cardLast4 ? { [attributeNames.cardLast4]: cardLast4 } : {}),
  }
  return withSpan(spanNames.payment, attributes, async () => {
    const startedMs = performance.now()
    try {
      const { card } = request
      await deps.payments.charge({ key: id, amountCents: totalCents, scenario, ...(card ? { card } : {}) })
    } catch (error) {
      if (error instanceof CheckoutError && error.code === 'payment_declined') paymentDeclined(log, id, cardLast4)
      throw error
    } finally {
      const durationMs = performance.now() - startedMs
      if (durationMs > slowAfterMs) paymentSlowPath(log, id, durationMs)
    }
    const leaseUntil = new Date(Date.now() + deps.leaseMs)
    await moveOrder(deps.db, id, 'reserved', { state: 'charged', taxCents, totalCents, leaseUntil })
    paymentApproved(log, id, totalCents)
  })
}
