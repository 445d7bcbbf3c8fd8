import type { CheckoutRequest, Order } from '@checkout/contract/http'
import { flush } from '@sentry/react'
import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Answer, Failure } from '../../api/request-json.ts'
import { useShop } from '../../app/shop-context.ts'
import { useCart } from '../cart/use-cart.ts'
import type { Attempt } from './attempt.ts'
import { failureText } from './failure-text.ts'
import { runCheckout } from './run-checkout.ts'

export type CheckoutState =
  | { kind: 'idle' }
  | { kind: 'sending' }
  | { kind: 'failed'; failure: Failure; attempt: Attempt }

/** Places an order, once at a time, and leads to its page; a failure stays here with its attempt. */
export function useCheckout() {
  const { settings, keyring, announce } = useShop()
  const { replaceWith } = useCart()
  const [, navigate] = useLocation()
  const [state, setState] = useState<CheckoutState>({ kind: 'idle' })
  // State arrives with the next render; a second press can come before it.
  const isSending = useRef(false)

  async function place(request: CheckoutRequest, totalCents: number): Promise<Answer<Order> | undefined> {
    if (isSending.current) return undefined
    isSending.current = true
    setState({ kind: 'sending' })
    announce('Your order is being placed.')
    const idempotencyKey = keyring.keyFor(request)
    const { answer, attempt } = await runCheckout({
      apiOrigin: settings.apiOrigin,
      request,
      totalCents,
      idempotencyKey,
    })
    // The buyer may leave now, and a page that is left sends 64 KiB at most: the spans of its load alone take 45.
    void flush()
    isSending.current = false
    if (isFinal(answer)) keyring.settle()
    if (answer.kind === 'ok') {
      announce('Your order is on its way.')
      navigate(`/orders/${answer.data.id}`, { state: { attempt } })
      replaceWith([])
      return answer
    }
    const { title, body } = failureText(answer, settings.apiOrigin)
    announce(`${title}. ${body}`)
    setState({ kind: 'failed', failure: answer, attempt })
    return answer
  }

  return { state, place }
}

const undecided = ['in_progress', 'database_unavailable']

/** Whether asking again would be a new order; otherwise the same key must be used again. */
function isFinal(answer: Answer<Order>): boolean {
  return answer.kind === 'ok' || (answer.kind === 'refused' && !undecided.includes(answer.error.code))
}
