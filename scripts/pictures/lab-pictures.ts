import type { Page } from '@playwright/test'
import type { Shoot } from './camera.ts'

const lists = { traces: '/', logs: '/logs', errors: '/errors', problems: '/problems' }

/** The lists of a lab that has nothing, and of one that does not answer. */
export async function shootEmptyLab(page: Page, lab: string, shoot: Shoot): Promise<void> {
  // The services have logged their start.
  await page.request.delete(`${lab}/api/traces`)
  for (const [name, path] of Object.entries(lists)) {
    await page.goto(`${lab}${path}`)
    await page.getByRole('heading', { name: /^No/ }).waitFor()
    await shoot(`${name}-empty`)
  }
  await page.route('**/api/**', (route) => route.abort())
  for (const [name, path] of Object.entries(lists)) {
    await page.goto(`${lab}${path}`)
    await page.getByRole('alert').waitFor()
    await shoot(`${name}-error`)
  }
  await page.unroute('**/api/**')
}

/** Everything of the lab but the waterfall, with `slow`, `crash` and `normal` being traces in it. */
export async function shootFullLab(
  page: Page,
  lab: string,
  { slow, crash, normal }: { slow: string; crash: string; normal: string },
  shoot: Shoot,
): Promise<void> {
  await page.goto(lab)
  await page.locator('[data-trace-id]').first().waitFor()
  await shoot('traces')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('x')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog', { name: 'Commands' }).waitFor()
  await shoot('commands')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await shoot('help')

  const pages: [name: string, path: string, ready: string][] = [
    ['logs', '/logs', '.log-line'],
    ['errors', '/errors', '.errors tbody'],
    ['problems', '/problems', '.problems tbody tr'],
    ['compare', `/compare/${normal}/${slow}`, '.compare-row'],
    ['compare-choose', `/compare/${normal}`, '.choices li'],
    ['table', `/t/${slow}/table`, '.span-table tbody tr'],
  ]
  for (const [name, path, ready] of pages) {
    await page.goto(`${lab}${path}`)
    await page.locator(ready).first().waitFor()
    await shoot(name)
  }
  await shootPanel(page, `${lab}/t/${crash}`, shoot)
  await shootUnread(page, lab, normal, shoot)
  await shootFault(page, lab, shoot)
}

async function shootPanel(page: Page, trace: string, shoot: Shoot): Promise<void> {
  await page.goto(trace)
  await page.getByRole('row').filter({ hasText: 'http.server' }).first().click()
  for (const tab of ['Span', 'Headers', 'Errors', 'Replay', 'In Sentry']) {
    await page.getByRole('tab', { name: tab }).click()
    await page.getByRole('tabpanel').locator('table, dl, ol').first().waitFor()
    // The player goes to the span's moment, which is after the start of the trace.
    if (tab === 'Replay') await page.locator('[aria-valuetext*="+"]').waitFor()
    await shoot(`panel-${tab.toLowerCase().replace(' ', '-')}`)
  }
}

/** Traces that did not arrive, and one that cannot be read. */
async function shootUnread(page: Page, lab: string, traceId: string, shoot: Shoot): Promise<void> {
  const unknown = 'f'.repeat(32)
  const paths = { 'trace-unknown': `/t/${unknown}`, 'compare-unknown': `/compare/${traceId}/${unknown}` }
  for (const [name, path] of Object.entries(paths)) {
    await page.goto(`${lab}${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await shoot(name)
  }
  await page.route('**/api/**', (route) => route.abort())
  await page.goto(`${lab}/t/${traceId}`)
  await page.getByRole('alert').waitFor()
  await shoot('trace-error')
  await page.unroute('**/api/**')
}

async function shootFault(page: Page, lab: string, shoot: Shoot): Promise<void> {
  await page.request.put(`${lab}/api/faults`, { data: { answer: 429, project: '4', categories: ['span'] } })
  await page.goto(lab)
  await page.getByRole('button', { name: 'End it' }).waitFor()
  await shoot('fault')
  await page.request.delete(`${lab}/api/faults`)
}
