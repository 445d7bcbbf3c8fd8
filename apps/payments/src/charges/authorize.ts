import type { Charge, ChargeRequest } from '@checkout/contract/payment'
import { slowPaymentMs } from '@checkout/contract/scenario'
import type { Ledger } from '../ledger/ledger.ts'
import { PaymentError } from '../payment-error.ts'

export type Authorize = { ledger: Ledger; wait: (ms: number) => Promise<unknown> }

/**
 * Captures the payment, once per key. Throws PaymentError when the card is declined, when the key was refunded (also while
 * the payment was under way) and when the key belongs to another amount.
 */
export async function authorize({ ledger, wait }: Authorize, request: ChargeRequest): Promise<Charge> {
  const standing = ledger.find(request.key)
  if (standing) return answerFor(standing, request)
  if (request.scenario === 'slow-payment') await wait(slowPaymentMs)
  const settled = await ledger.settle({
    key: request.key,
    state: request.scenario === 'payment-declined' ? 'declined' : 'captured',
    amountCents: request.amountCents,
    cardLast4: last4Of(request),
  })
  return answerFor(settled, request)
}

/** The only part of a card number that may leave this service's memory. */
export function last4Of({ card }: ChargeRequest): string | null {
  return card?.number.slice(-4) ?? null
}

function answerFor(charge: Charge, { amountCents }: ChargeRequest): Charge {
  if (charge.state === 'voided' || charge.state === 'refunded') throw new PaymentError('charge_voided')
  if (charge.amountCents !== amountCents) throw new PaymentError('idempotency_key_reused')
  if (charge.state === 'declined') throw new PaymentError('payment_declined')
  return charge
}
