import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../system/root.ts'
import type { Verdict } from './check-result.ts'
import { findChromium } from './find-chromium.ts'
import { readPlaywrightReport } from './test-reports.ts'

const report = join(root, 'e2e/.reports/playwright.json')

/** Runs these projects of Playwright, in the terminal: a project for each route and one for containers. Further arguments are its own. */
export async function runE2e(projectNames: string[], args: string[] = []): Promise<Verdict> {
  const CHROMIUM_PATH = await findChromium()
  await rm(report, { force: true })
  const cli = join(root, 'node_modules/@playwright/test/cli.js')
  const projects = projectNames.map((name) => `--project=${name}`)
  const child = spawn(process.execPath, [cli, 'test', ...args, ...projects], {
    cwd: join(root, 'e2e'),
    env: { ...process.env, CHROMIUM_PATH },
    stdio: 'inherit',
  })
  const code = await new Promise<number>((resolve) => child.once('exit', (exitCode) => resolve(exitCode ?? 1)))
  const { passed, failed } = await readPlaywrightReport(report)
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed, output: '' }
}
