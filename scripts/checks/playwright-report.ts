import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import type { Tally } from './vitest-reports.ts'

const Report = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
})

/** Reads Playwright's JSON report: flaky is failed, and so is a run that broke outside of its tests or ran none. */
export async function readPlaywrightReport(path: string): Promise<Tally> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return { passed: 0, failed: 1 }
  const { stats, errors } = Report.parse(JSON.parse(text))
  const failed = stats.unexpected + stats.flaky
  const ranNothing = stats.expected + failed === 0
  return { passed: stats.expected, failed: failed === 0 && (errors.length > 0 || ranNothing) ? 1 : failed }
}
