import { readFile } from 'node:fs/promises'
import * as z from 'zod'

const VitestReport = z.object({
  success: z.boolean(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
})

export type Tally = { passed: number; failed: number }

/** Sums Vitest's JSON reports. A report that is missing, and a file that broke before its first test, count as one failure. */
export async function sumVitestReports(paths: string[]): Promise<Tally> {
  const tallies = await Promise.all(paths.map(readTally))
  return tallies.reduce((sum, tally) => ({ passed: sum.passed + tally.passed, failed: sum.failed + tally.failed }), {
    passed: 0,
    failed: 0,
  })
}

async function readTally(path: string): Promise<Tally> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return { passed: 0, failed: 1 }
  const report = VitestReport.parse(JSON.parse(text))
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  const failed = report.numFailedTests + broken.length
  // An error outside of every test fails the run and no test.
  return { passed: report.numPassedTests, failed: failed === 0 && !report.success ? 1 : failed }
}

/** Reads Playwright's JSON report: flaky is failed, and so is a run that broke outside of its tests or ran none. */
export async function readPlaywrightReport(path: string): Promise<Tally> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return { passed: 0, failed: 1 }
  const { stats, errors } = PlaywrightReport.parse(JSON.parse(text))
  const failed = stats.unexpected + stats.flaky
  const ranNothing = stats.expected + failed === 0
  return { passed: stats.expected, failed: failed === 0 && (errors.length > 0 || ranNothing) ? 1 : failed }
}
