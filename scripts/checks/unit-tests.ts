import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Verdict } from './check-result.ts'
import { runTurbo } from './run-command.ts'
import { sumVitestReports } from './test-reports.ts'
import { listWorkspaces } from './workspaces.ts'

/** Runs the tests of every workspace; turbo answers from its cache, reports included, where nothing changed. */
export async function runUnitTests(root: string): Promise<Verdict> {
  const reports = expectedReports(root)
  await Promise.all(reports.map((report) => rm(report, { force: true })))
  // Vitest uses every core by itself; two at a time fill the waits for processes that start and stop.
  const { code, output } = await runTurbo('test', ['--concurrency=2'])
  const { passed, failed } = await sumVitestReports(reports)
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed, output }
}

/** One report for each Vitest configuration that a workspace's `test` script uses. */
function expectedReports(root: string): string[] {
  return listWorkspaces(root).flatMap(({ folder, scripts }) => {
    if (scripts.test === undefined) return []
    const parts = ['.', 'web'].filter(
      (part) => part === '.' || existsSync(join(root, folder, part, 'vitest.config.ts')),
    )
    return parts.map((part) => join(root, folder, part, '.reports/vitest.json'))
  })
}
