import type { Order } from '@checkout/contract/http'
import { attributeNames, spanNames } from '@checkout/contract/telemetry'
import { withSpan } from '@checkout/otel-node'
import { confirmationFailed, type EventLog } from '../events.ts'
import type { CheckoutDeps } from './deps.ts'

/** Tells the buyer. Never throws: an order stands without its confirmation. */
export async function sendConfirmation(deps: CheckoutDeps, log: EventLog, order: Order): Promise<void> {
  try {
    await withSpan(spanNames.sendConfirmation, { [attributeNames.orderId]: order.id }, () =>
      deps.sendConfirmation(order),
    )
  } catch (error) {
    confirmationFailed(log, order.id, error)
  }
}
