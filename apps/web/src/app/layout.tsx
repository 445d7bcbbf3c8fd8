import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { pieceCount } from '../features/cart/cart.ts'
import { useCart } from '../features/cart/use-cart.ts'
import { useShop } from './shop-context.ts'
import { ThemeSwitch } from './theme-switch.tsx'

export function Layout({ announcement, children }: { announcement: string; children: ReactNode }) {
  const { settings } = useShop()
  const [path] = useLocation()
  const currentAt = (href: string) => (path === href ? 'page' : undefined)
  const pieces = pieceCount(useCart().cart)
  return (
    <div className="frame">
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <header className="top">
        <Link className="brand" href="/">
          <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
            <path fill="var(--pic-paper)" stroke="currentColor" strokeWidth="1.5" d="M5.500 13v14h21V13" />
            <path fill="currentColor" d="M13 19h6v8h-6z" />
            <path
              fill="var(--accent)"
              d="M4 5h24l2.500 8a3.750 3.750 0 0 1-7.250 0 3.750 3.750 0 0 1-7.250 0 3.750 3.750 0 0 1-7.250 0 3.750 3.750 0 0 1-7.250 0z"
            />
          </svg>
          Corner Shop
        </Link>
        <nav aria-label="Shop">
          <Link href="/" aria-current={currentAt('/')}>
            Products
          </Link>
          <span className="cart-link">
            <Link href="/checkout" aria-current={currentAt('/checkout')}>
              Checkout
            </Link>
            {pieces > 0 && (
              <span className="count">
                {pieces}
                <span className="visually-hidden"> in the cart</span>
              </span>
            )}
          </span>
          <ThemeSwitch />
        </nav>
      </header>
      <main id="content">{children}</main>
      <footer className="bottom">
        <p>
          A shop for practice: no money moves. Every order becomes one trace in <a href={settings.labOrigin}>the lab</a>
          .
        </p>
      </footer>
      <p className="visually-hidden" role="status">
        {announcement}
      </p>
    </div>
  )
}
