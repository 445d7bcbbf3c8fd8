import { type Browser, chromium } from '@playwright/test'
import { findChromium } from './find-chromium.ts'

/** Nothing is done of its own accord while something is measured or tested. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts the Chromium that `findChromium` finds. */
export async function launchChromium(say?: (text: string) => void): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(say), args: chromiumFlags })
}
