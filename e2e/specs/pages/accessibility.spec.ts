import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../../fixtures/test.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme })
    // axe takes seconds for a page on a busy machine.
    test.slow()

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
      await lab.traceWhere(traceId, ({ replays, verdict }) => {
        expect(verdict.linked).toBe(true)
        expect(replays).toHaveLength(1)
      })
      await page.goto(lab.origin)
      await expect(page.locator(`[data-trace-id="${traceId}"]`)).toBeVisible()
      await expectNoViolations(page, 'traces')
      await page.goto(`${lab.origin}/t/${traceId}`)
      await expect(page.getByRole('treegrid')).toBeVisible()
      await expectNoViolations(page, 'trace')
      await page.getByRole('row', { name: 'http.server' }).first().click()
      await expect(page.getByRole('tabpanel', { name: 'Span' })).toContainText('Attributes')
      await expectNoViolations(page, 'span')
      await page.getByRole('tab', { name: 'Headers' }).click()
      await expectNoViolations(page, 'headers')
      await page.getByRole('tab', { name: 'Replay' }).click()
      await expect(page.getByRole('slider')).toBeEnabled()
      await expectNoViolations(page, 'replay')
      await page.getByRole('tab', { name: 'In Sentry' }).click()
      await expect(page.getByText('Accepted.')).toBeVisible()
      await expectNoViolations(page, 'in Sentry')
      await page.getByRole('tab', { name: /^Errors/ }).click()
      await expect(page.getByRole('list', { name: 'Stack' }).first()).toBeVisible()
      await expectNoViolations(page, 'errors of a trace')
      const refused = await fetch(`${lab.origin}/v1/traces`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
      })
      expect(refused.status).toBe(415)
      await page.goto(`${lab.origin}/problems`)
      await expect(page.getByRole('row', { name: 'text/plain' }).first()).toBeVisible()
      await expectNoViolations(page, 'problems')
    })

    test('axe finds nothing on what the lab shows across traces', async ({ shop, page, lab }) => {
      const { traceId } = await shop.checkOut('backend-crash')
      await lab.traceWhere(traceId, ({ verdict }) => expect(verdict.linked).toBe(true))
      await page.goto(`${lab.origin}/logs`)
      await expect(page.locator('.log-line').first()).toBeVisible()
      await expectNoViolations(page, 'logs')
      await page.goto(`${lab.origin}/errors`)
      await page.getByRole('button', { name: /DeliberateCrash/ }).click()
      await expectNoViolations(page, 'errors')
      await page.goto(`${lab.origin}/t/${traceId}/table`)
      await expect(page.getByRole('table', { name: 'Spans' })).toBeVisible()
      await expectNoViolations(page, 'table')
      const other = (await lab.traces()).find((trace) => trace.traceId !== traceId)
      await page.goto(`${lab.origin}/compare/${traceId}`)
      await expect(page.getByRole('heading', { name: /^Compare/ })).toBeVisible()
      await expectNoViolations(page, 'choosing what to compare with')
      await page.goto(`${lab.origin}/compare/${traceId}/${other?.traceId}`)
      await expect(page.locator('.compare-row').first()).toBeVisible()
      await expectNoViolations(page, 'comparison')
      const unknown = traceId.split('').reverse().join('')
      for (const path of [`t/${unknown}`, `t/${unknown}/table`, `compare/${traceId}/${unknown}`, 't/hello']) {
        await page.goto(`${lab.origin}/${path}`)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expectNoViolations(page, path)
      }
    })

    test('axe finds nothing on dialogs, menus, strips and empty pages of the lab', async ({ shop, page, lab }) => {
      const { traceId } = await shop.checkOut('normal')
      await lab.traceWhere(traceId, ({ verdict }) => expect(verdict.linked).toBe(true))
      await page.request.put(`${lab.origin}/api/faults`, { data: { answer: 503, project: '4' } })
      await page.goto(`${lab.origin}/t/${traceId}`)
      await page.getByText('Share').click()
      await expect(page.getByRole('button', { name: 'End it' })).toBeVisible()
      await expectNoViolations(page, 'share menu, and a fault')
      await page.request.delete(`${lab.origin}/api/faults`)
      await page.goto(lab.origin)
      await page.locator(`[data-trace-id="${traceId}"]`).getByRole('checkbox').check()
      await page.keyboard.press('Control+k')
      await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
      await expectNoViolations(page, 'commands, and a chosen trace')
      await page.keyboard.press('Escape')
      await page.keyboard.press('?')
      await expectNoViolations(page, 'help')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Clear' }).click()
      await expect(page.getByRole('button', { name: /^Undo/ })).toBeVisible()
      await expectNoViolations(page, 'cleared')
      for (const path of ['logs', 'errors', 'problems']) {
        await page.goto(`${lab.origin}/${path}`)
        await expect(page.getByRole('heading', { name: /^No/ })).toBeVisible()
        await expectNoViolations(page, `no ${path}`)
      }
    })
  })
}

async function expectNoViolations(page: Page, screen: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${screen}: ${id}: ${nodes[0]?.html}`)).toEqual([])
}
