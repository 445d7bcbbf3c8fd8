import { attributeNames, spanNames } from '@checkout/contract/telemetry'
import { withSpan } from '@checkout/otel-node'
import { type EventLog, inventoryReleased, paymentRefunded } from '../events.ts'
import { keepAnswer } from '../idempotency/keep-answer.ts'
import { type Failure, failureAnswer } from './answer.ts'
import type { CheckoutDeps } from './deps.ts'
import { moveOrder } from './move-order.ts'

type Reserved = { id: string; lines: { productId: string; quantity: number }[] }
type Work = () => Promise<void>

/**
 * Undoes an order: refund first, then the stock goes back, and the answer for `failure` is kept.
 * `claim` moves the order to `compensating` and must throw if somebody else has it. Every part may be done again.
 */
export async function compensate(
  deps: CheckoutDeps,
  log: EventLog,
  order: Reserved,
  failure: Failure,
  claim: Work,
): Promise<void> {
  const attributes = { [attributeNames.orderId]: order.id }
  const refund = async () => {
    await deps.payments.refund(order.id)
    paymentRefunded(log, order.id)
  }
  const release = async () => {
    await releaseInventory(deps, order, failure)
    inventoryReleased(log, order.id)
  }
  const steps: [string, Work][] = [[spanNames.releaseInventory, release]]
  // Declined is the one failure of which payments has said that it took nothing.
  if (failure !== 'payment_declined') steps.unshift([spanNames.refundPayment, refund])
  for (const [index, [name, step]] of steps.entries()) {
    await withSpan(name, attributes, async () => {
      if (index === 0) await claim()
      await step()
    })
  }
}

function releaseInventory({ db }: CheckoutDeps, { id, lines }: Reserved, failure: Failure): Promise<void> {
  return moveOrder(db, id, 'compensating', { state: 'compensated' }, [
    ...lines.map(({ productId, quantity }) =>
      db.product.update({ where: { id: productId }, data: { stock: { increment: quantity } }, select: { id: true } }),
    ),
    keepAnswer(db, id, failureAnswer(failure)),
  ])
}
