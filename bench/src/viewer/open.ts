import type { Browser, Page } from '@playwright/test'
import { elementCount, painted, scrollFrames, type Wait, watchForPaint } from './in-page.ts'

const viewport = { width: 1440, height: 900 }
const firstRow = '[role="treegrid"] [data-span-id]'
const scroller = '.waterfall'

/** What one opening of one trace showed. Times in milliseconds. */
export type TraceFigures = {
  clickMs: number
  coldMs: number
  frameMs: number
  slowFrameMs: number
  foldMs: number
  unfoldMs: number
  findMs: number
  elements: number
  heapMb: number
}

/** Opens the trace by a click in the list, works with it, then opens its address in a new browser profile. */
export async function openTrace(browser: Browser, origin: string, traceId: string, spans: number) {
  const page = await browser.newPage({ viewport })
  await page.goto(origin)
  const row = page.locator(`[data-trace-id="${traceId}"] a`)
  await row.waitFor()
  const clickMs = await timed(page, { from: 'pointerdown', selector: firstRow }, () => row.click())
  const figures = { clickMs, ...(await use(page, spans)) }
  await page.close()
  return { ...figures, coldMs: await coldLoad(browser, `${origin}/t/${traceId}`) }
}

async function coldLoad(browser: Browser, address: string): Promise<number> {
  const page = await browser.newPage({ viewport })
  await page.goto(address, { waitUntil: 'commit' })
  await page.evaluate(watchForPaint, { selector: firstRow })
  const coldMs = await page.evaluate(painted)
  await page.close()
  return coldMs
}

async function use(page: Page, spans: number): Promise<Omit<TraceFigures, 'clickMs' | 'coldMs'>> {
  const elements = await page.evaluate(elementCount)
  const frames = (await page.evaluate(scrollFrames, { selector: scroller, px: 2_000, frames: 120 })).sort(
    (a, b) => a - b,
  )
  const press = () => page.keyboard.press('f')
  const rowCount = (count: number) => ({ from: 'keydown', selector: `[role="treegrid"][aria-rowcount="${count + 1}"]` })
  const foldMs = await timed(page, rowCount(1), press)
  const unfoldMs = await timed(page, rowCount(spans), press)
  const field = page.getByRole('searchbox', { name: 'Find in trace' })
  const counted = { from: 'input', selector: '.find-count', text: '/[1-9]' }
  const findMs = await timed(page, counted, () => field.fill('where id = 77'))
  return {
    elements,
    frameMs: at(frames, 0.5),
    slowFrameMs: at(frames, 0.95),
    foldMs,
    unfoldMs,
    findMs,
    heapMb: await heapOf(page),
  }
}

/** Milliseconds from the event that `act` causes to the paint of what is awaited. */
async function timed(page: Page, wait: Wait, act: () => Promise<void>): Promise<number> {
  await page.evaluate(watchForPaint, wait)
  await act()
  return page.evaluate(painted)
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1024 / 1024
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
