import type { Browser } from '@playwright/test'
import { timed, viewport } from '../timed.ts'

/** Milliseconds from the click to the first row of the bare list. */
export async function openBareList(browser: Browser, origin: string, spans: number): Promise<number> {
  const page = await browser.newPage({ viewport })
  await page.goto(`${origin}/?${spans}`)
  const button = page.getByRole('button', { name: 'Open' })
  await button.waitFor()
  const ms = await timed(page, { from: 'pointerdown', selector: '#rows p' }, () => button.click())
  await page.close()
  return ms
}
