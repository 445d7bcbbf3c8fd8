import { chromium } from '@playwright/test'
import { findChromium } from '../../scripts/checks/find-chromium.ts'
import type { Chapter } from '../chapters.ts'
import { CannotRunError } from './cannot-run-error.ts'
import { openLab } from './lab.ts'
import { findSystem } from './running-system.ts'
import type { Verdict } from './verdict.ts'

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']

/** Judges the running system by traffic of its own. Whatever keeps it from judging is a verdict as well, and no failure. */
export async function runCheck(root: string, { check }: Chapter): Promise<Verdict> {
  try {
    const origins = await findSystem()
    const browser = await launch()
    try {
      // The shop's own policy forbids requests to strangers; here the SDK's rule is judged, not the policy.
      const page = await browser.newPage({ bypassCSP: true })
      return await check({ page, origins, lab: openLab(origins.lab), root })
    } finally {
      await browser.close()
    }
  } catch (error) {
    const { message } = error as Error
    const todo =
      error instanceof CannotRunError
        ? error.todo
        : 'run it again; if it stays, see workshop/troubleshooting.md#could-not-run'
    return { result: 'could not run', why: message, todo }
  }
}

async function launch() {
  try {
    return await chromium.launch({ executablePath: await findChromium(() => {}), args: flags })
  } catch (error) {
    throw new CannotRunError(`no browser: ${(error as Error).message}`, 'npx playwright install chromium')
  }
}
