import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { findChromium } from '../checks/find-chromium.ts'
import { root } from '../system/root.ts'
import { type RunningSystem, startSystem } from '../system/start-system.ts'

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
const widths = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } }
const themes = ['light', 'dark'] as const
const scenarios = ['inventory-miss', 'payment-declined', 'backend-crash', 'slow-payment', 'normal']

/** Takes the README's picture, and with `--all` each page of shop and lab, wide and narrow, light and dark, into `.reports`. */
async function takeScreenshots(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'screenshots-'))
  const system = await startSystem({ route: 'direct', dataDir })
  const browser = await chromium.launch({ executablePath: await findChromium(), args: flags })
  try {
    if (process.argv.includes('--all')) await everyPage(browser, system.origins)
    await readmePicture(browser, system.origins)
  } finally {
    await browser.close()
    await system.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function readmePicture(browser: Browser, origins: RunningSystem['origins']): Promise<void> {
  const page = await browser.newPage({ viewport: widths.wide, colorScheme: 'light' })
  // The first checkout warms the processes up; its trace would mostly show that.
  await checkOut(page, origins.web, 'normal')
  await openTrace(page, origins.lab, await checkOut(page, origins.web, 'normal'))
  await shoot(page, join(root, 'docs/images/linked-trace.png'))
}

async function everyPage(browser: Browser, origins: RunningSystem['origins']): Promise<void> {
  const folder = join(root, '.reports/screenshots')
  await mkdir(folder, { recursive: true })
  for (const theme of themes) {
    for (const [width, viewport] of Object.entries(widths)) {
      const page = await browser.newPage({ viewport, colorScheme: theme })
      const file = (name: string) => join(folder, `${name}-${theme}-${width}.png`)
      await page.goto(origins.web)
      await page.getByRole('button', { name: 'Add to cart' }).first().waitFor()
      await shoot(page, file('products'))
      for (const scenario of scenarios) {
        const traceId = await checkOut(page, origins.web, scenario)
        await shoot(page, file(`answer-${scenario}`))
        await openTrace(page, origins.lab, traceId)
        await shoot(page, file(`trace-${scenario}`))
      }
      await page.goto(origins.lab)
      await page.locator('[data-trace-id]').first().waitFor()
      await shoot(page, file('traces'))
      await page.close()
    }
  }
}

async function checkOut(page: Page, web: string, scenario: string): Promise<string> {
  await page.goto(web)
  await page.getByRole('button', { name: 'Add to cart' }).first().click()
  await page.getByRole('link', { name: /^Checkout/ }).click()
  await page.getByRole('radio', { name: new RegExp(`^${scenario}\\b`) }).check()
  await page.getByRole('button', { name: 'Place order' }).click()
  return (await page.getByTestId('trace-id').textContent()) ?? ''
}

async function openTrace(page: Page, lab: string, traceId: string): Promise<void> {
  // The browser's half leaves while the shop is still open: half a second after the click.
  await page.waitForResponse((response) => response.url().includes('/envelope/'))
  await page.goto(`${lab}/t/${traceId}`)
  await page.getByText('Linked.', { exact: false }).first().waitFor()
}

async function shoot(page: Page, path: string): Promise<void> {
  await page.screenshot({ path })
  console.log(path)
}

await takeScreenshots()
