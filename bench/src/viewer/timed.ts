import type { Page } from '@playwright/test'
import { painted, type Wait, watchForPaint } from './in-page.ts'

export const viewport = { width: 1440, height: 900 }

/** Milliseconds from the event that `act` causes to the paint of what is awaited. */
export async function timed(page: Page, wait: Wait, act: () => Promise<void>): Promise<number> {
  await page.evaluate(watchForPaint, wait)
  await act()
  return page.evaluate(painted)
}
