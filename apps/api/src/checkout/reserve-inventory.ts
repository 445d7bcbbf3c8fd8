import { attributeNames, spanNames } from '@checkout/contract/telemetry'
import { withSpan } from '@checkout/otel-node'
import { isDuplicate, isNoSuchRow } from '../database/prisma-error.ts'
import { type EventLog, inventoryMiss, inventoryReserved } from '../events.ts'
import { inProgress } from '../idempotency/earlier-answer.ts'
import { storedAnswer } from '../idempotency/keep-answer.ts'
import { traceparentOfNow } from '../traceparent.ts'
import { failureAnswer } from './answer.ts'
import { CheckoutError } from './checkout-error.ts'
import { demandOf } from './deliberate-faults.ts'
import type { CheckoutDeps } from './deps.ts'
import type { Attempt, Draft } from './draft.ts'

/**
 * Takes the goods off the shelf, all or nothing, together with the order and its idempotency record: from here on the
 * sweep knows what to undo. Throws `inventory_miss` (that answer is kept), or 409 if a request with this key was faster.
 */
export function reserveInventory(deps: CheckoutDeps, log: EventLog, attempt: Attempt, draft: Draft): Promise<void> {
  return withSpan(spanNames.reserveInventory, { [attributeNames.orderId]: draft.id }, async () => {
    try {
      await deps.db.$transaction(reservation(deps, attempt, draft))
    } catch (error) {
      if (isDuplicate(error)) throw inProgress()
      if (!isNoSuchRow(error)) throw error
      await keepMiss(deps, attempt)
      inventoryMiss(log, draft.id)
      throw new CheckoutError('inventory_miss')
    }
    inventoryReserved(log, draft.id)
  })
}

function reservation({ db, leaseMs }: CheckoutDeps, { key, bodyHash }: Attempt, { lines, ...draft }: Draft) {
  const { id: orderId, createdAt, scenario } = draft
  const leaseUntil = new Date(createdAt.getTime() + leaseMs)
  return [
    db.order.create({
      data: { ...draft, state: 'reserved', leaseUntil, traceparent: traceparentOfNow() },
      select: { id: true },
    }),
    db.orderLine.createMany({ data: lines.map((line) => ({ ...line, orderId })) }),
    db.idempotencyRecord.create({ data: { key, bodyHash, orderId, createdAt }, select: { key: true } }),
    ...lines.map(({ productId, quantity }) =>
      db.product.update({
        where: { id: productId, stock: { gte: demandOf(scenario, quantity) } },
        data: { stock: { decrement: quantity } },
        select: { id: true },
      }),
    ),
  ]
}

async function keepMiss({ db }: CheckoutDeps, { key, bodyHash }: Attempt): Promise<void> {
  const data = { key, bodyHash, createdAt: new Date(), ...storedAnswer(failureAnswer('inventory_miss')) }
  try {
    await db.$transaction([db.idempotencyRecord.create({ data, select: { key: true } })])
  } catch (error) {
    if (isDuplicate(error)) throw inProgress()
    throw error
  }
}
