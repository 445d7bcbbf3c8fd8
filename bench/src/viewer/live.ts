import { gzipSync } from 'node:zlib'
import type { Browser, Page } from '@playwright/test'
import { templateOf } from '../intake/bodies.ts'
import { longTasks, noteLongTasks, painted, scrollFrames, watchForPaint } from './in-page.ts'
import { viewport } from './timed.ts'

const connections = 8
const template = templateOf('otlp json')

export type ListFigures = { longestTaskMs: number; settledMs: number; frameMs: number; slowFrameMs: number }

/**
 * The open list while 2,000 traces of 21 spans arrive as fast as they can be sent, then scrolling through 10,000.
 * `settledMs` counts from the last answer to the paint of a list that has them all; a list that had them before counts as 0.
 */
export async function watchList(browser: Browser, origin: string): Promise<ListFigures> {
  const page = await browser.newPage({ viewport })
  await sendTraces(origin, 0, 1)
  await page.goto(origin)
  await page.locator('[data-trace-id]').first().waitFor()
  await page.evaluate(noteLongTasks)
  const until = 2_000
  await sendTraces(origin, 1, until)
  await page.evaluate(watchForPaint, { selector: rowCount(until) })
  const lastAnswerMs = await page.evaluate(() => performance.now())
  const settledMs = Math.max(0, (await page.evaluate(painted)) - lastAnswerMs)
  const longestTaskMs = Math.max(0, ...(await page.evaluate(longTasks)))
  return { longestTaskMs, settledMs, ...(await scrollLongList(page, origin, until)) }
}

async function scrollLongList(page: Page, origin: string, from: number) {
  const until = 10_000
  await sendTraces(origin, from, until)
  await page.locator(rowCount(until)).waitFor()
  const options = { selector: '.row-scroller', px: 2_000, frames: 120 }
  const frames = (await page.evaluate(scrollFrames, options)).sort((a, b) => a - b)
  return { frameMs: frames[60] ?? Number.NaN, slowFrameMs: frames[114] ?? Number.NaN }
}

function rowCount(count: number): string {
  return `[role="table"][aria-rowcount="${count + 1}"]`
}

async function sendTraces(origin: string, from: number, until: number): Promise<void> {
  let next = from
  const sendSome = async () => {
    while (next < until) {
      const body = new Uint8Array(template.body)
      template.renumber(body, 0, next++)
      const headers = { 'content-type': template.contentType }
      const response = await fetch(`${origin}${template.path}`, { method: 'POST', headers, body })
      if (!response.ok) throw new Error(`the lab answered ${response.status}`)
      await response.arrayBuffer()
    }
  }
  await Promise.all(Array.from({ length: connections }, sendSome))
}

/** Bytes of JavaScript, gzip, that the page names: what it needs before it shows the list. What it fetches ahead when it is idle is not in it. */
export async function firstJavaScript(browser: Browser, origin: string): Promise<number> {
  const page = await browser.newPage()
  await page.goto(origin)
  const named = page.locator('script[src], link[rel="modulepreload"]')
  const addresses = await named.evaluateAll((elements) =>
    elements.map((element) => (element instanceof HTMLScriptElement ? element.src : (element as HTMLLinkElement).href)),
  )
  await page.close()
  const bodies = await Promise.all(addresses.map(async (address) => (await fetch(address)).arrayBuffer()))
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0)
}
