import { CartItem } from '@checkout/contract/http'
import * as z from 'zod/mini'
import type { Cart } from './cart.ts'

const storageKey = 'cart'
const StoredCart = z.array(CartItem)

export type CartStore = ReturnType<typeof createCartStore>

/** The cart, kept in `storage` so that it survives a reload and is the same in every tab. */
export function createCartStore(storage: Storage) {
  let cart = read(storage)
  const listeners = new Set<() => void>()

  function change(next: Cart): void {
    cart = next
    for (const listener of listeners) listener()
  }

  function onOtherTab(event: StorageEvent): void {
    if (event.key === storageKey) change(read(storage))
  }

  return {
    get: () => cart,
    set(next: Cart): void {
      storage.setItem(storageKey, JSON.stringify(next))
      change(next)
    },
    subscribe(listener: () => void): () => void {
      if (listeners.size === 0) window.addEventListener('storage', onOtherTab)
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) window.removeEventListener('storage', onOtherTab)
      }
    },
  }
}

/** Anything that is not a cart, such as one of an older version, counts as an empty one. */
function read(storage: Storage): Cart {
  try {
    return StoredCart.parse(JSON.parse(storage.getItem(storageKey) ?? '[]'))
  } catch {
    return []
  }
}
