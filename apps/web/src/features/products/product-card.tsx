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
    <li className="good" data-sold-out={isSoldOut}>
      <ProductPicture productId={id} />
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
        className="btn wide"
        aria-describedby={nameId}
        disabled={isSoldOut || inCart >= mostOf(stock)}
        onClick={add}
      >
        {isSoldOut ? 'Sold out' : 'Add to cart'}
      </button>
      <p className="in-cart">{inCartText(inCart, stock)}</p>
    </li>
  )
}

function stockText(stock: number): string {
  if (stock === 0) return 'Sold out'
  return stock <= fewPieces ? `Only ${stock} left` : `${stock.toLocaleString('en-US')} in stock`
}

function inCartText(inCart: number, stock: number): string {
  if (inCart === 0) return ''
  return inCart >= mostOf(stock) ? `${inCart} in the cart, no more to add` : `${inCart} in the cart`
}
