import type { OrderState } from '@checkout/contract/http'

type StateText = { title: string; body: string }

const working: StateText = {
  title: 'Your order is being worked on',
  body: 'Stock is reserved and the payment is on its way. Reload the page in a moment.',
}

/** Where an order stands, in the buyer's words. */
export const orderStateText: Record<OrderState, StateText> = {
  reserved: working,
  charged: working,
  completed: {
    title: 'Your order is on its way',
    body: 'Paid and packed. Thank you for shopping at the corner.',
  },
  compensating: {
    title: 'Your order is being cancelled',
    body: 'It could not be completed. Any payment is on its way back to your card.',
  },
  compensated: {
    title: 'Your order was cancelled',
    body: 'It could not be completed. Nothing is charged, and the goods are back on the shelf.',
  },
}
