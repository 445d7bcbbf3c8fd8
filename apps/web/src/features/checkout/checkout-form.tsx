import { totalsOf } from '@checkout/contract/money'
import type { Scenario } from '@checkout/contract/scenario'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { CartLine } from '../cart/cart-lines.ts'
import { type CardProblems, cardDigits, problemsOf, testCard } from './card.ts'
import { CardForm } from './card-form.tsx'
import { FailurePanel } from './failure-panel.tsx'
import { OrderSummary } from './order-summary.tsx'
import { ScenarioPicker } from './scenario-picker.tsx'
import { useCheckout } from './use-checkout.ts'

export function CheckoutForm({ lines, onStockChange }: { lines: CartLine[]; onStockChange: () => void }) {
  const [card, setCard] = useState(testCard)
  const [problems, setProblems] = useState<CardProblems>({})
  const [scenario, setScenario] = useState<Scenario>('normal')
  const { state, place } = useCheckout()
  const form = useRef<HTMLFormElement>(null)
  const totals = totalsOf(lines)
  const isSending = state.kind === 'sending'

  useEffect(() => {
    if (Object.keys(problems).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [problems])

  async function submit(event: FormEvent) {
    event.preventDefault()
    const found = problemsOf(card)
    setProblems(found)
    if (Object.keys(found).length > 0) return
    const items = lines.map(({ product, quantity }) => ({ productId: product.id, quantity }))
    const answer = await place({ items, scenario, card: { number: cardDigits(card) } }, totals.totalCents)
    if (answer?.kind === 'refused' && answer.error.code === 'inventory_miss') onStockChange()
  }

  return (
    <form ref={form} className="checkout" noValidate onSubmit={submit}>
      <div className="checkout-how">
        <CardForm card={card} problems={problems} onChange={setCard} />
        <ScenarioPicker chosen={scenario} onChoose={setScenario} />
      </div>
      <div className="checkout-what">
        <section className="panel" aria-labelledby="order-title">
          <h2 id="order-title">Your order</h2>
          <fieldset disabled={isSending}>
            <OrderSummary lines={lines} totals={totals} />
          </fieldset>
          {/* Not `disabled`: that would drop the keyboard's focus while the answer is on its way. */}
          <button type="submit" className="btn primary pay" aria-disabled={isSending}>
            Place order
          </button>
          <p className="hint pending">{isSending ? 'Your order is being placed…' : 'For practice: no money moves.'}</p>
        </section>
        {state.kind === 'failed' && <FailurePanel failure={state.failure} attempt={state.attempt} />}
      </div>
    </form>
  )
}
