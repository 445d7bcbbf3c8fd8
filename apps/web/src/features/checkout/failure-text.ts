import type { Failure } from '../../api/request-json.ts'

export type FailureText = { title: string; body: string }

const byCode: Record<string, FailureText> = {
  inventory_miss: {
    title: 'Someone was faster',
    body: 'The last piece of something in your cart has just been sold. Nothing was charged. Choose fewer pieces or take it out, then place the order again.',
  },
  payment_declined: {
    title: 'Your card was declined',
    body: 'Nothing was charged, and the goods are back on the shelf. Check the card or use another one, then place the order again.',
  },
  internal: {
    title: 'We could not finish your order',
    body: 'The shop failed while writing it down. Any payment is returned to your card. Your cart is still here, so you can place the order again.',
  },
  in_progress: {
    title: 'Your order is still being worked on',
    body: 'Wait a few seconds, then place the order again. It is the same order, so nothing is bought twice.',
  },
  database_unavailable: {
    title: 'The shop cannot reach its database',
    body: 'Wait a few seconds, then place the order again. It is the same order, so nothing is bought twice.',
  },
  idempotency_key_reused: {
    title: 'Your order has changed since the last try',
    body: 'Nothing new was ordered. Check the cart, then place the order again.',
  },
}

/** What a failed checkout means for the buyer and what to do next. */
export function failureText(failure: Failure, apiOrigin: string): FailureText {
  if (failure.kind === 'unreachable') {
    return {
      title: 'The shop got no answer',
      body: `The API at ${apiOrigin} does not answer. Start it with npm start, then place the order again: nothing is bought twice.`,
    }
  }
  if (failure.kind === 'unreadable') {
    return {
      title: 'The shop got an answer it cannot read',
      body: `The API at ${apiOrigin} answered with HTTP ${failure.status} and no message. Is another program listening there?`,
    }
  }
  const { code, message } = failure.error
  const known = byCode[code]
  if (known) return known
  if (failure.status >= 500)
    return { title: 'The shop cannot take orders right now', body: `${sentence(message)} Try again in a moment.` }
  return { title: 'The order was not accepted', body: sentence(message) }
}

function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`
}
