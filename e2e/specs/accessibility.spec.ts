import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/test.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme })

    test('axe finds nothing on the screens of the shop', async ({ shop, page, system }) => {
      await page.goto(system.origins.web)
      await expect(page.getByRole('button', { name: 'Add to cart' }).first()).toBeVisible()
      await expectNoViolations(page, 'products')
      await shop.fillCart()
      await expectNoViolations(page, 'checkout')
      await shop.order()
      await expectNoViolations(page, 'order')
      await shop.checkOut('payment-declined')
      await expectNoViolations(page, 'declined')
      await page.goto(`${system.origins.web}/no-such-page`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectNoViolations(page, 'unknown address')
    })

    test('axe finds nothing on the pages of the lab', async ({ shop, page, lab }) => {
      const { traceId } = await shop.checkOut('backend-crash')
      await lab.traceWhere(traceId, ({ verdict }) => expect(verdict.linked).toBe(true))
      await page.goto(lab.origin)
      await expect(page.locator(`[data-trace-id="${traceId}"]`)).toBeVisible()
      await expectNoViolations(page, 'traces')
      await page.goto(`${lab.origin}/t/${traceId}`)
      await expect(page.getByRole('treegrid')).toBeVisible()
      await expectNoViolations(page, 'trace')
      await page.getByRole('row', { name: 'http.server' }).first().click()
      await page.getByRole('tab', { name: 'In Sentry' }).click()
      await expect(page.getByText('Accepted.')).toBeVisible()
      await expectNoViolations(page, 'in Sentry')
      const refused = await fetch(`${lab.origin}/v1/traces`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
      })
      expect(refused.status).toBe(415)
      await page.goto(`${lab.origin}/problems`)
      await expect(page.getByRole('row', { name: 'text/plain' }).first()).toBeVisible()
      await expectNoViolations(page, 'problems')
    })
  })
}

async function expectNoViolations(page: Page, screen: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${screen}: ${id}: ${nodes[0]?.html}`)).toEqual([])
}
