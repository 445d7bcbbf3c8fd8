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

/** Opens the lab at a trace as soon as its browser's half is there: the shop's page sends it only while it is open. */
export async function openTrace(page: Page, lab: string, traceId: string): Promise<void> {
  const isLinked = async () => (await (await page.request.get(`${lab}/api/traces/${traceId}`)).json()).verdict?.linked
  for (let tries = 0; tries < 100 && !(await isLinked()); tries++) await page.waitForTimeout(100)
  await page.goto(`${lab}/t/${traceId}`)
  await page.getByText('Linked.', { exact: false }).first().waitFor()
}
