import type { Scenario } from '@checkout/contract/scenario'

export const scenarioText: Record<Scenario, string> = {
  normal: 'Everything works: six steps and one order.',
  'slow-payment': 'The payment takes a second and a half. The order still succeeds.',
  'inventory-miss': 'The last piece has just been sold. Nothing is charged.',
  'payment-declined': 'The card is refused. The reserved stock is released.',
  'backend-crash': 'Writing the order fails unexpectedly. The payment is refunded.',
}
