import type { Page } from '@playwright/test'

export const scenarios = ['inventory-miss', 'payment-declined', 'backend-crash', 'slow-payment', 'normal']

/** Buys something in the shop and returns the trace id of the order. */
export async function checkOut(page: Page, web: string, scenario: string): Promise<string> {
  await page.goto(web)
  await page.getByRole('button', { name: 'Add to cart' }).first().click()
  await page.getByRole('link', { name: /^Checkout/ }).click()
  await page.getByRole('radio', { name: new RegExp(`^${scenario}\\b`) }).check()
  await page.getByRole('button', { name: 'Place order' }).click()
  return (await page.getByTestId('trace-id').textContent()) ?? ''
}

/** Opens the lab at a trace as soon as its browser's half is on the way: half a second after the click. */
export async function openTrace(page: Page, lab: string, traceId: string): Promise<void> {
  await page.waitForResponse((response) => response.url().includes('/envelope/'))
  await page.goto(`${lab}/t/${traceId}`)
  await page.getByText('Linked.', { exact: false }).first().waitFor()
}
