import { expect, test } from '../fixtures/test.ts'

test('a buyer who leaves as soon as the order is answered leaves the whole trace behind', async ({
  shop,
  page,
  lab,
}) => {
  // Whatever the SDK leaves for half a second later waits until the page is left, when a browser sends 64 KiB at most.
  await page.addInitScript(() => {
    const start = window.setTimeout
    const startShort = (work: TimerHandler, ms = 0, ...rest: unknown[]) => (ms < 500 ? start(work, ms, ...rest) : 0)
    window.setTimeout = startShort as typeof setTimeout
  })
  await shop.fillCart()
  for (let visits = 0; visits < 5; visits++) {
    for (const name of [/^Products/, /^Checkout/]) await page.getByRole('link', { name }).first().click()
  }
  await expect(page.getByRole('button', { name: 'Place order' })).toBeEnabled()
  const { traceId } = await shop.order()
  await page.goto('about:blank')
  await lab.traceWhere(traceId, ({ verdict }) => expect(verdict.linked).toBe(true))
})
