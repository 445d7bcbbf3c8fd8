import type { Order } from '@checkout/contract/http'
import type { Totals } from '@checkout/contract/money'
import { attributeNames, spanNames } from '@checkout/contract/telemetry'
import { withSpan } from '@checkout/otel-node'
import { type EventLog, orderWritten } from '../events.ts'
import { keepAnswer } from '../idempotency/keep-answer.ts'
import { toOrder } from '../orders/to-order.ts'
import { orderAnswer } from './answer.ts'
import { crashIfAsked } from './deliberate-faults.ts'
import type { CheckoutDeps } from './deps.ts'
import type { Draft } from './draft.ts'
import { moveOrder } from './move-order.ts'

/** Completes the order and keeps the answer in the same transaction: afterwards nothing can undo it. */
export function writeOrder({ db }: CheckoutDeps, log: EventLog, draft: Draft, totals: Totals): Promise<Order> {
  const { id, scenario } = draft
  const attributes = { [attributeNames.orderId]: id, [attributeNames.orderTotalCents]: totals.totalCents }
  return withSpan(spanNames.writeOrder, attributes, async () => {
    crashIfAsked(scenario)
    const order = toOrder({ ...draft, ...totals, state: 'completed' })
    await moveOrder(db, id, 'charged', { state: 'completed' }, [keepAnswer(db, id, orderAnswer(order))])
    orderWritten(log, id)
    return order
  })
}
