import type { Order } from '@checkout/contract/http'
import { isDatabaseUnavailable } from '../database/unavailable.ts'
import type { EventLog } from '../events.ts'
import * as events from '../events.ts'
import { findKeptAnswer } from '../idempotency/keep-answer.ts'
import { type Answer, type Failure, failureAnswer, orderAnswer } from './answer.ts'
import { calculateTax } from './calculate-tax.ts'
import { CheckoutError } from './checkout-error.ts'
import { compensate } from './compensate.ts'
import type { CheckoutDeps } from './deps.ts'
import { type Attempt, type Draft, draftOrder } from './draft.ts'
import { moveOrder } from './move-order.ts'
import { OrderTakenError } from './order-taken-error.ts'
import { reserveInventory } from './reserve-inventory.ts'
import { sendConfirmation } from './send-confirmation.ts'
import { takePayment } from './take-payment.ts'
import { validateCart } from './validate-cart.ts'
import { writeOrder } from './write-order.ts'

export type Placed = { answer: Answer; isReplay: boolean }

/**
 * Places an order, or undoes it; the answer is in the database before it is given. Throws before anything is reserved,
 * or when the database does not answer: the same key then gets what came of it.
 */
export async function placeOrder(deps: CheckoutDeps, log: EventLog, attempt: Attempt): Promise<Placed> {
  const validated = await validateCart(deps.db, log, attempt)
  if ('earlier' in validated) return { answer: validated.earlier, isReplay: true }
  const draft = draftOrder(attempt.request, validated.lines)
  const answer = await takeOrder(deps, log, attempt, draft)
  return { answer, isReplay: false }
}

async function takeOrder(deps: CheckoutDeps, log: EventLog, attempt: Attempt, draft: Draft): Promise<Answer> {
  try {
    await reserveInventory(deps, log, attempt, draft)
  } catch (error) {
    if (error instanceof CheckoutError) return failureAnswer(error.code)
    throw error
  }
  let order: Order
  try {
    const totals = await calculateTax(draft)
    await takePayment(deps, log, attempt, draft, totals)
    order = await writeOrder(deps, log, draft, totals)
  } catch (error) {
    return undo(deps, log, draft, error)
  }
  await sendConfirmation(deps, log, order)
  events.completed(log, order.id, order.totalCents)
  return orderAnswer(order)
}

/** Compensates as far as it can, the sweep does the rest; gives what the order ended with. */
async function undo(deps: CheckoutDeps, log: EventLog, draft: Draft, error: unknown): Promise<Answer> {
  const failure = failureOf(error)
  if (failure !== 'payment_declined') events.failed(log, draft.id, error)
  const claim = () => {
    const leaseUntil = new Date(Date.now() + deps.leaseMs)
    const owned = { state: { in: ['reserved', 'charged'] } }
    return moveOrder(deps.db, draft.id, owned, { state: 'compensating', failure, leaseUntil })
  }
  try {
    await compensate(deps, log, draft, failure, claim)
  } catch (undoError) {
    events.failed(log, draft.id, undoError)
    if (isDatabaseUnavailable(undoError)) throw undoError
    // The sweep has the order and keeps its own answer, or it was written and the connection died before we heard so.
    if (undoError instanceof OrderTakenError)
      return (await findKeptAnswer(deps.db, draft.id)) ?? failureAnswer('internal')
  }
  return failureAnswer(failure)
}

function failureOf(error: unknown): Failure {
  if (error instanceof CheckoutError) return error.code
  return isDatabaseUnavailable(error) ? 'database_lost' : 'internal'
}
