import type { Product } from '@checkout/contract/http'
import { useId } from 'react'
import { useShop } from '../../app/shop-context.ts'
import { priceText } from '../../price-text.ts'
import { mostOf } from '../cart/cart.ts'
import { useCart } from '../cart/use-cart.ts'
import { ProductPicture } from './product-picture.tsx'

const fewPieces = 10

export function ProductCard({ product }: { product: Product }) {
  const { id, name, description, priceCents, stock } = product
  const { announce } = useShop()
  const { quantityOf, setQuantity } = useCart()
  const nameId = useId()
  const inCart = quantityOf(id)
  const isSoldOut = stock === 0

  function add() {
    setQuantity(id, inCart + 1)
    announce(`${name}: ${inCart + 1} in the cart.`)
  }

  return (
    <li className="good" aria-labelledby={nameId} data-sold-out={isSoldOut}>
      <ProductPicture productId={id} />
      {inCart > 0 && (
        <p className="in-cart">{inCart >= mostOf(stock) ? `All ${inCart} in the cart` : `${inCart} in the cart`}</p>
      )}
      <div className="good-text">
        <h2 id={nameId}>{name}</h2>
        <p>{description}</p>
      </div>
      <div className="good-facts">
        <span className="price">{priceText(priceCents)}</span>
        <span className="stock" data-few={stock <= fewPieces}>
          {stockText(stock)}
        </span>
      </div>
      <button
        type="button"
        className="btn"
        aria-describedby={nameId}
        disabled={isSoldOut || inCart >= mostOf(stock)}
        onClick={add}
      >
        {isSoldOut ? 'Sold out' : 'Add to cart'}
      </button>
    </li>
  )
}

function stockText(stock: number): string {
  if (stock === 0) return 'None left'
  return stock <= fewPieces ? `Only ${stock} left` : `${stock.toLocaleString('en-US')} in stock`
}
