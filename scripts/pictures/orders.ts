import type { Page } from '@playwright/test'

/** Of a trace, as the lab gives it. */
type ReadTrace = { verdict: { linked: boolean }; replays: unknown[] }

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
  await waitForTrace(page, `${lab}/api/traces/${traceId}`, ({ verdict }) => verdict.linked)
  await page.goto(`${lab}/t/${traceId}`)
  await page.getByText('Linked.', { exact: false }).first().waitFor()
}

/** Waits with the shop on screen until its recording is there too, which is sent some seconds after the page was opened. */
export async function waitForReplay(page: Page, lab: string, traceId: string): Promise<void> {
  await waitForTrace(page, `${lab}/api/traces/${traceId}`, ({ replays }) => replays.length > 0)
}

async function waitForTrace(page: Page, address: string, isReady: (trace: ReadTrace) => boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const answer = await page.request.get(address)
    if (answer.ok() && isReady((await answer.json()) as ReadTrace)) return
    await page.waitForTimeout(100)
  }
  throw new Error(`${address} does not become what is waited for`)
}
