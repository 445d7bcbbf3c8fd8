import type { Product } from '@checkout/contract/http'
import type { Cart } from './cart.ts'

export type CartLine = { product: Product; priceCents: number; quantity: number }

/** The cart with its products. What the shop no longer sells is left out of `lines` and named in `goneIds`. */
export function linesOf(cart: Cart, products: readonly Product[]): { lines: CartLine[]; goneIds: string[] } {
  const byId = new Map(products.map((product) => [product.id, product]))
  const lines = cart.flatMap(({ productId, quantity }) => {
    const product = byId.get(productId)
    return product ? [{ product, priceCents: product.priceCents, quantity }] : []
  })
  return { lines, goneIds: cart.map((item) => item.productId).filter((id) => !byId.has(id)) }
}
