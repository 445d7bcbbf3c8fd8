import type { Browser, Page } from '@playwright/test'
import { sendTrace } from './big-trace.ts'
import { elementCount, painted, scrollFrames, watchForPaint } from './in-page.ts'
import { timed, viewport } from './timed.ts'

const firstRow = '[role="treegrid"] [data-span-id]'
const scroller = '.waterfall'
/** Nobody clicks as soon as the list is painted. */
const lookMs = 1_000
const fewSpans = 20

/** What one opening of one trace showed. Times in milliseconds. */
export type TraceFigures = {
  /** Of a list without anything, as a measure of the machine. */
  bareMs: number
  /** The trace is the newest in the list. */
  clickMs: number
  /** A newer one stands above it. */
  olderClickMs: number
  coldMs: number
  frameMs: number
  slowFrameMs: number
  foldMs: number
  unfoldMs: number
  findMs: number
  elements: number
  heapMb: number
}

/** Sends a trace, opens it by a click in the list, works with it, opens it again when it is the newest no more, and then by its address. */
export async function openTrace(browser: Browser, origin: string, spans: number, minute: number) {
  const traceId = await sendTrace(origin, spans, minute)
  const { page, clickMs } = await click(browser, origin, traceId)
  const figures = { clickMs, ...(await use(page, spans)) }
  await page.close()
  await sendTrace(origin, fewSpans, minute + 0.5)
  const older = await click(browser, origin, traceId)
  await older.page.close()
  return { ...figures, olderClickMs: older.clickMs, coldMs: await coldLoad(browser, `${origin}/t/${traceId}`) }
}

async function click(browser: Browser, origin: string, traceId: string) {
  const page = await browser.newPage({ viewport })
  await page.goto(origin)
  const row = page.locator(`[data-trace-id="${traceId}"] a`)
  await row.waitFor()
  await page.waitForTimeout(lookMs)
  return { page, clickMs: await timed(page, { from: 'pointerdown', selector: firstRow }, () => row.click()) }
}

async function coldLoad(browser: Browser, address: string): Promise<number> {
  const page = await browser.newPage({ viewport })
  await page.goto(address, { waitUntil: 'commit' })
  await page.evaluate(watchForPaint, { selector: firstRow })
  const coldMs = await page.evaluate(painted)
  await page.close()
  return coldMs
}

async function use(
  page: Page,
  spans: number,
): Promise<Omit<TraceFigures, 'bareMs' | 'clickMs' | 'olderClickMs' | 'coldMs'>> {
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

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1024 / 1024
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
