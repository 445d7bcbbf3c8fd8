import type { Totals } from '@checkout/contract/money'
import { priceText } from '../../price-text.ts'
import type { CartLine } from '../cart/cart-lines.ts'
import { QuantityStepper } from '../cart/quantity-stepper.tsx'
import { useCart } from '../cart/use-cart.ts'
import { ProductPicture } from '../products/product-picture.tsx'
import { TotalsTable } from './totals-table.tsx'

export function OrderSummary({ lines, totals }: { lines: CartLine[]; totals: Totals }) {
  const { setQuantity } = useCart()
  return (
    <>
      <ul className="lines">
        {lines.map(({ product, quantity }) => (
          <li key={product.id} className="line">
            <ProductPicture productId={product.id} />
            <div className="line-text">
              <b>{product.name}</b>
              <small>{priceText(product.priceCents)} each</small>
            </div>
            <span className="line-price">{priceText(product.priceCents * quantity)}</span>
            <div className="line-tools">
              <QuantityStepper productId={product.id} name={product.name} quantity={quantity} stock={product.stock} />
              <button
                type="button"
                className="link"
                aria-label={`Remove ${product.name}`}
                onClick={() => setQuantity(product.id, 0)}
              >
                Remove
              </button>
              {quantity > product.stock && <span className="problem">{leftText(product.stock)}</span>}
            </div>
          </li>
        ))}
      </ul>
      <TotalsTable totals={totals} />
    </>
  )
}

function leftText(stock: number): string {
  return stock === 0 ? 'Sold out' : `Only ${stock} left`
}
