import { createContext, useContext } from 'react'
import type { CartStore } from '../features/cart/cart-store.ts'
import type { Keyring } from '../features/checkout/keyring.ts'
import type { Settings } from '../settings.ts'

/** What every screen may use. `announce` says a sentence to people who listen to the page; `pagesShown` counts screens. */
export type Shop = {
  settings: Settings
  cartStore: CartStore
  keyring: Keyring
  announce: (sentence: string) => void
  pagesShown: { current: number }
}

export const ShopContext = createContext<Shop | undefined>(undefined)

export function useShop(): Shop {
  const shop = useContext(ShopContext)
  if (!shop) throw new Error('useShop needs a ShopContext above it')
  return shop
}
