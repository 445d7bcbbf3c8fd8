/** What one runner found: a tool counts as one, a test runner as its tests. */
export type CheckResult = {
  name: string
  passed: number
  failed: number
  seconds: number
  /** Printed in full when something failed. */
  output: string
  /** Why nothing was run. */
  notRun?: string
}

export type Verdict = Pick<CheckResult, 'passed' | 'failed' | 'output'> & { notRun?: string }

/** Runs a check and takes its time; a check that throws has failed. */
export async function timed(name: string, check: () => Promise<Verdict>): Promise<CheckResult> {
  const startedAt = performance.now()
  const verdict = await check().catch((error) => ({ passed: 0, failed: 1, output: String(error?.stack ?? error) }))
  return { name, ...verdict, seconds: (performance.now() - startedAt) / 1000 }
}

/** The verdict of a check that looks for problems. */
export function fromProblems(problems: string[]): Verdict {
  const hasFailed = problems.length > 0
  return { passed: hasFailed ? 0 : 1, failed: hasFailed ? 1 : 0, output: problems.join('\n') }
}
