import { later } from '@checkout/first-load/later'

const waiting = <div className="placeholder page-placeholder" aria-busy="true" />

export const CheckoutPage = later(async () => (await import('../features/checkout/checkout-page.tsx')).CheckoutPage, {
  waiting,
})
export const OrderPage = later(async () => (await import('../features/order/order-page.tsx')).OrderPage, { waiting })

/** Fetches the pages that the first one leads to, so that they open at once and also when the shop's server has gone. */
export async function fetchLaterPages(): Promise<void> {
  await Promise.all([CheckoutPage.preload(), OrderPage.preload()])
}
