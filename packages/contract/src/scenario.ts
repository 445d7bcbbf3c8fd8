/** The five ways a checkout can go; the same words in the shop, the API, spans, logs and tests. */
export const scenarios = ['normal', 'slow-payment', 'inventory-miss', 'payment-declined', 'backend-crash'] as const

export type Scenario = (typeof scenarios)[number]

/** How long `slow-payment` keeps the payment waiting. */
export const slowPaymentMs = 1_500
