import { serviceNames } from '@checkout/contract/telemetry'
import { expect, test } from '../../fixtures/test.ts'

test("an error of the shop shows its stack in the shop's own sources, with the line marked", async ({
  shop,
  page,
  lab,
}) => {
  const { traceId } = await shop.checkOut('backend-crash')
  await lab.traceWhere(traceId, ({ errors }) => expect(errors.some(({ source }) => source === 'envelope')).toBe(true))
  await page.goto(`${lab.origin}/t/${traceId}`)
  await page.getByRole('tab', { name: /^Errors/ }).click()

  const stack = page.getByRole('list', { name: 'Stack' }).first()
  await expect(stack.getByText(/^src\/features\/checkout\/[\w-]+\.tsx?:\d+:\d+$/).first()).toBeVisible()
  await expect(stack.locator('mark').first()).toContainText(/Error\(/)

  await page.goto(`${lab.origin}/errors`)
  const ofShop = page.getByRole('row').filter({ hasText: serviceNames.web })
  await expect(ofShop.getByText(/^\w+ \([\w-]+\.tsx?\)$/).first()).toBeVisible()
})
