import { Charge, type ChargeRequest } from '@checkout/contract/payment'
import { CheckoutError } from '../checkout/checkout-error.ts'

const patienceMs = 10_000

/** The payments service. Both calls throw a `CheckoutError`: `payment_declined` or `payment_unavailable`. */
export type Payments = {
  /** Takes the money, once per key. */
  charge(request: ChargeRequest): Promise<void>
  /** Gives back what was captured for `key`; of a key not seen yet it makes sure that nothing ever will be. */
  refund(key: string): Promise<void>
}

export function connectPayments(origin: string): Payments {
  return {
    async charge(request) {
      const response = await post(new URL('/charges', origin), request)
      if (response.status === 402) throw new CheckoutError('payment_declined')
      const { state } = await readCharge(response)
      if (state !== 'captured') throw unavailable(`payments answered with a charge that is ${state}`)
    },
    async refund(key) {
      await readCharge(await post(new URL('/refunds', origin), { key }))
    },
  }
}

async function post(url: URL, body: object): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patienceMs),
    })
  } catch (cause) {
    throw unavailable(`payments did not answer POST ${url.pathname}`, cause)
  }
}

async function readCharge(response: Response): Promise<Charge> {
  if (!response.ok) throw unavailable(`payments answered ${response.status}`)
  try {
    return Charge.parse(await response.json())
  } catch (cause) {
    throw unavailable('payments answered with something that is not a charge', cause)
  }
}

function unavailable(message: string, cause?: unknown): CheckoutError {
  return new CheckoutError('payment_unavailable', message, { cause })
}
