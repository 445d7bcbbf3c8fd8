import type { Charge, ChargeRequest } from '@checkout/contract/payment'

/** What payments remembers, with its rules: once per key, and never after a void. */
export type Ledger = {
  charges: Map<string, Charge>
  /** How often money was taken for each key. */
  captures: Map<string, number>
  charge(request: ChargeRequest): Charge
  refund(key: string): Charge
}

export function openLedger(): Ledger {
  const charges = new Map<string, Charge>()
  const captures = new Map<string, number>()
  const keep = (charge: Charge) => {
    charges.set(charge.key, charge)
    return charge
  }
  return {
    charges,
    captures,
    charge({ key, amountCents, scenario, card }) {
      const known = charges.get(key)
      if (known) return known
      const cardLast4 = card?.number.slice(-4) ?? null
      if (scenario === 'payment-declined') return keep({ key, state: 'declined', amountCents, cardLast4 })
      captures.set(key, (captures.get(key) ?? 0) + 1)
      return keep({ key, state: 'captured', amountCents, cardLast4 })
    },
    refund(key) {
      const known = charges.get(key)
      if (!known) return keep({ key, state: 'voided', amountCents: 0, cardLast4: null })
      return known.state === 'captured' ? keep({ ...known, state: 'refunded' }) : known
    },
  }
}
