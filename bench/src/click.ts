import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, Page } from '@playwright/test'
import { launchChromium } from '../../scripts/checks/launch-chromium.ts'
import { isRoute } from '../../scripts/system/routes.ts'
import { type SystemOptions, startSystem } from '../../scripts/system/start-system.ts'
import { spreadOf } from './stats.ts'

/**
 * Clicks `Place order` (scenario `normal`) and takes the time from the pointer click in the shop to the moment
 * the open list of the lab shows that trace as linked, both read from the browser's own clock.
 */
export async function benchClick(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { route: { type: 'string', default: 'direct' }, clicks: { type: 'string', default: '20' } },
  })
  const route = isRoute(values.route) ? values.route : 'direct'
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-click-'))
  const browser = await launchChromium()
  try {
    const durations = await measureSystem(browser, { route, dataDir }, Number(values.clicks))
    const { min, median, max } = spreadOf(durations)
    const inMs = (value: number) => `${Math.round(value)} ms`
    console.log(
      `click to linked, route ${route}, ${durations.length} clicks: median ${inMs(median)} (${inMs(min)} to ${inMs(max)})`,
    )
  } finally {
    await browser.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function measureSystem(browser: Browser, options: SystemOptions, clicks: number): Promise<number[]> {
  const system = await startSystem(options)
  try {
    return await measureClicks(browser, system.origins, clicks)
  } finally {
    await system.stop()
  }
}

async function measureClicks(
  browser: Browser,
  origins: { web: string; lab: string },
  clicks: number,
): Promise<number[]> {
  const lab = await (await browser.newContext()).newPage()
  await lab.goto(origins.lab)
  await lab.evaluate(watchForLinkedRows)
  const shop = await (await browser.newContext()).newPage()
  await shop.addInitScript(rememberPointerClicks)

  const durations: number[] = []
  for (let click = 1; click <= clicks + 1; click++) {
    const duration = await oneClick(shop, lab, origins.web)
    // The first click warms up the processes and is not counted.
    if (click > 1) durations.push(duration)
  }
  return durations
}

async function oneClick(shop: Page, lab: Page, web: string): Promise<number> {
  await shop.goto(web)
  await shop.getByRole('button', { name: 'Add to cart' }).first().click()
  await shop.getByRole('link', { name: /^Checkout/ }).click()
  await shop.getByRole('button', { name: 'Place order' }).click()
  const traceId = await shop.getByTestId('trace-id').textContent()
  const clickedAtMs = await shop.evaluate(() => Number(document.documentElement.dataset.clickedAtMs))
  const linkedAtMs = await lab.waitForFunction(
    (id) => document.documentElement.getAttribute(`data-linked-${id}`),
    traceId,
  )
  return Number(await linkedAtMs.jsonValue()) - clickedAtMs
}

function rememberPointerClicks(): void {
  addEventListener(
    'pointerdown',
    () => {
      document.documentElement.dataset.clickedAtMs = String(performance.timeOrigin + performance.now())
    },
    true,
  )
}

function watchForLinkedRows(): void {
  new MutationObserver(() => {
    const nowMs = String(performance.timeOrigin + performance.now())
    for (const row of document.querySelectorAll<HTMLElement>('[data-trace-id]')) {
      const mark = `data-linked-${row.dataset.traceId}`
      const isLinked = /\blinked\b/.test(row.textContent ?? '')
      if (isLinked && !document.documentElement.hasAttribute(mark)) document.documentElement.setAttribute(mark, nowMs)
    }
  }).observe(document.body, { childList: true, subtree: true, characterData: true })
}
