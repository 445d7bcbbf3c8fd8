import { type CartItem, maxQuantity } from '@checkout/contract/http'

export type Cart = readonly CartItem[]

/** How many of a product may be ordered at once, given what is left of it. */
export function mostOf(stock: number): number {
  return Math.min(stock, maxQuantity)
}

/** The cart with `quantity` of a product; 0 takes it out. A product keeps its place. */
export function withQuantity(cart: Cart, productId: string, quantity: number): Cart {
  if (quantity <= 0) return cart.filter((item) => item.productId !== productId)
  const item = { productId, quantity: mostOf(quantity) }
  const isInside = cart.some((other) => other.productId === productId)
  return isInside ? cart.map((other) => (other.productId === productId ? item : other)) : [...cart, item]
}

export function quantityOf(cart: Cart, productId: string): number {
  return cart.find((item) => item.productId === productId)?.quantity ?? 0
}

export function pieceCount(cart: Cart): number {
  return cart.reduce((sum, item) => sum + item.quantity, 0)
}
