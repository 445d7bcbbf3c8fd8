import { useSyncExternalStore } from 'react'
import { useShop } from '../../app/shop-context.ts'
import { type Cart, quantityOf, withQuantity } from './cart.ts'

export function useCart() {
  const { cartStore } = useShop()
  const cart = useSyncExternalStore(cartStore.subscribe, cartStore.get)
  return {
    cart,
    quantityOf: (productId: string) => quantityOf(cart, productId),
    setQuantity: (productId: string, quantity: number) =>
      cartStore.set(withQuantity(cartStore.get(), productId, quantity)),
    replaceWith: (next: Cart) => cartStore.set(next),
  }
}
