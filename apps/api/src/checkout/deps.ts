import type { Order } from '@checkout/contract/http'
import type { Database } from '../database/client.ts'
import type { Payments } from '../payments/client.ts'

export type CheckoutDeps = {
  db: Database
  payments: Payments
  /** May fail: the order stands without it. */
  sendConfirmation(order: Order): Promise<void>
  /** How long a request may own an order before the sweep takes it over. */
  leaseMs: number
}
