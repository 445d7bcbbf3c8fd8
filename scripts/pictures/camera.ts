import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { root } from '../system/root.ts'

export const widths = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } }
const themes = ['light', 'dark'] as const
const folder = join(root, '.reports/screenshots')

/** Takes a picture of what is on the page, under a name. */
export type Shoot = (name: string) => Promise<void>

/** Calls `take` with a page for each theme and each width; its pictures go into `.reports/screenshots`. */
export async function inEveryLook(browser: Browser, take: (page: Page, shoot: Shoot) => Promise<void>): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const colorScheme of themes) {
    for (const [width, viewport] of Object.entries(widths)) {
      const page = await browser.newPage({ viewport, colorScheme })
      await take(page, (name) => shootInto(page, join(folder, `${name}-${colorScheme}-${width}.png`)))
      await page.close()
    }
  }
}

export async function shootInto(page: Page, path: string): Promise<void> {
  await page.screenshot({ path })
  console.log(path)
}
