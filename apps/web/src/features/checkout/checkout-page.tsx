import '../cart/lines.css'
import './checkout.css'
import { Link } from 'wouter'
import { ApiProblem } from '../../app/api-problem.tsx'
import { Notice } from '../../app/notice.tsx'
import { Page } from '../../app/page.tsx'
import { linesOf } from '../cart/cart-lines.ts'
import { useCart } from '../cart/use-cart.ts'
import { useProducts } from '../products/use-products.ts'
import { CheckoutForm } from './checkout-form.tsx'

export function CheckoutPage() {
  const { cart, replaceWith } = useCart()
  const { state, reload } = useProducts()
  return <Page title="Checkout">{content()}</Page>

  function content() {
    if (cart.length === 0) {
      return (
        <Notice title="Your cart is empty" action={<ToProducts />}>
          Add something first; an order needs at least one piece.
        </Notice>
      )
    }
    if (state.kind === 'loading') return <div className="checkout placeholder" aria-busy="true" />
    if (state.kind === 'failed') return <ApiProblem failure={state.failure} onRetry={reload} />
    const { lines, goneIds } = linesOf(cart, state.data)
    const dropGone = () => replaceWith(cart.filter((item) => !goneIds.includes(item.productId)))
    return (
      <>
        {goneIds.length > 0 && (
          <Notice
            title="Not for sale any more"
            action={
              <button type="button" className="btn" onClick={dropGone}>
                Take it out
              </button>
            }
          >
            The shop no longer sells {goneIds.join(', ')}. It is not part of this order.
          </Notice>
        )}
        {lines.length > 0 && <CheckoutForm lines={lines} onStockChange={reload} />}
      </>
    )
  }
}

function ToProducts() {
  return (
    <Link className="btn primary" href="/">
      See what we sell
    </Link>
  )
}
