import { lazy } from 'react'

const loadCheckout = () => import('../features/checkout/checkout-page.tsx')
const loadOrder = () => import('../features/order/order-page.tsx')

export const CheckoutPage = lazy(() => loadCheckout().then((module) => ({ default: module.CheckoutPage })))
export const OrderPage = lazy(() => loadOrder().then((module) => ({ default: module.OrderPage })))

/** Fetches the pages that the first one leads to, so that they open at once and also when the shop's server has gone. */
export async function fetchLaterPages(): Promise<void> {
  await Promise.all([loadCheckout(), loadOrder()])
}
