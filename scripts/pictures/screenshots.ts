import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { launchChromium } from '../checks/launch-chromium.ts'
import { answerHelp } from '../setup/answer-help.mjs'
import { root } from '../system/root.ts'
import { type RunningSystem, startSystem } from '../system/start-system.ts'
import { inEveryLook, type Shoot, shootInto, widths } from './camera.ts'
import { shootEmptyLab, shootFullLab } from './lab-pictures.ts'
import { checkOut, openTrace, scenarios, waitForReplay } from './orders.ts'

answerHelp(
  `npm run screenshots [-- --all]

Takes docs/images/linked-trace.png anew, from a system of its own.

  --all   also each page of shop and lab, wide and narrow, light and dark, full, empty and in error, into .reports`,
  (word) => word === '--all',
)

const warmUps = 4

type Origins = RunningSystem['origins']

/** Takes the README's picture, and with `--all` each page of shop and lab, wide and narrow, light and dark, full, empty and in error, into `.reports`. */
async function takeScreenshots(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'screenshots-'))
  const system = await startSystem({ route: 'direct', dataDir })
  const browser = await launchChromium()
  try {
    if (process.argv.includes('--all')) await everyPage(browser, system.origins)
    await readmePicture(browser, system.origins)
  } finally {
    await browser.close()
    await system.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function readmePicture(browser: Browser, origins: Origins): Promise<void> {
  const page = await browser.newPage({ viewport: widths.wide, colorScheme: 'light' })
  // The traces of the first checkouts would mostly show how processes warm up.
  for (let order = 0; order <= warmUps; order++)
    await openTrace(page, origins.lab, await checkOut(page, origins.web, 'normal'))
  await shootInto(page, join(root, 'docs/images/linked-trace.png'))
}

async function everyPage(browser: Browser, { web, lab }: Origins): Promise<void> {
  await inEveryLook(browser, (page, shoot) => shootEmptyLab(page, lab, shoot))
  // Something refused, for the page of problems.
  await fetch(`${lab}/v1/traces`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'hello' })
  await inEveryLook(browser, async (page, shoot) => {
    await page.goto(web)
    await page.getByRole('button', { name: 'Add to cart' }).first().waitFor()
    await shoot('products')
    await shootFullLab(page, lab, await shootOrders(page, { web, lab }, shoot), shoot)
  })
}

/** Places an order of each scenario; returns the ids of three traces. */
async function shootOrders(page: Page, { web, lab }: Pick<Origins, 'web' | 'lab'>, shoot: Shoot) {
  const traceIds: Record<string, string> = {}
  for (const scenario of scenarios) {
    const traceId = await checkOut(page, web, scenario)
    traceIds[scenario] = traceId
    await shoot(`answer-${scenario}`)
    if (scenario === 'backend-crash') await waitForReplay(page, lab, traceId)
    await openTrace(page, lab, traceId)
    await shoot(`trace-${scenario}`)
  }
  const [slow = '', crash = '', normal = ''] = ['slow-payment', 'backend-crash', 'normal'].map((name) => traceIds[name])
  return { slow, crash, normal }
}

await takeScreenshots()
