import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { App } from '../src/app/app.tsx'
import { createCartStore } from '../src/features/cart/cart-store.ts'
import { createKeyring } from '../src/features/checkout/keyring.ts'

/** Opens the shop at `path` as a fresh page load: a new app that knows only what the browser has kept. */
export function openShop(apiOrigin: string, path?: string) {
  if (path) history.replaceState(null, '', path)
  const settings = { sentryDsn: '', apiOrigin, labOrigin: apiOrigin, environment: 'test' }
  const app = <App settings={settings} cartStore={createCartStore(localStorage)} keyring={createKeyring()} />
  const { unmount } = render(app)
  const user = userEvent.setup()

  async function addToCart(name: string): Promise<void> {
    const product = await screen.findByRole('listitem', { name })
    const button = product.querySelector('button')
    if (!button) throw new Error(`${name} has no button`)
    await user.click(button)
  }

  async function goToCheckout(): Promise<HTMLElement> {
    await user.click(screen.getByRole('link', { name: 'Checkout' }))
    return screen.findByRole('button', { name: 'Place order' })
  }

  return { user, unmount, addToCart, goToCheckout }
}
