/** What is to be found, and how; gives what was found instead, or nothing. */
export type Step = { name: string; run: () => Promise<string | undefined> }

export type Count = { passed: number; failed: number }

/** Runs the steps one after the other and says of each how it went; stops at an abort. */
export async function runSteps(steps: Step[], signal: AbortSignal): Promise<Count> {
  const count: Count = { passed: 0, failed: 0 }
  for (const { name, run } of steps) {
    if (signal.aborted) return count
    const startedAt = performance.now()
    const problem = await run().catch((error: Error) => error.message)
    if (signal.aborted) return count
    count[problem === undefined ? 'passed' : 'failed']++
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(5)
    console.log(`${problem === undefined ? 'ok    ' : 'FAILED'} ${seconds} s  ${name}`)
    if (problem !== undefined) console.log(`         ${problem.trim().replaceAll('\n', '\n         ')}`)
  }
  return count
}
