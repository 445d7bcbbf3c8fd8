import { setImmediate } from 'node:timers/promises'
import * as fc from 'fast-check'
import { checkInput } from './check-input.ts'
import { type Input, input } from './inputs.ts'
import { watchForHangs } from './watch-for-hangs.ts'

export type FuzzerOptions = {
  /** Ends after so many inputs or seconds, whichever comes first. */
  inputs: number
  seconds: number
  seed: number
  stop: AbortSignal
  onProgress(inputs: number, perSecond: number): void
}

export type Fuzzed = { inputs: number; failure: { input: Input; message: string } | null }

const batchSize = 2_000

/** Runs in batches, each with a seed of its own, so that it can be told about and stopped in between. An input that never comes to an end ends the process. */
export async function runFuzzer({ inputs, seconds, seed, stop, onProgress }: FuzzerOptions): Promise<Fuzzed> {
  const startedAt = performance.now()
  const elapsed = () => (performance.now() - startedAt) / 1000
  const watch = watchForHangs()
  const property = fc.property(input, (each) => {
    watch.begin(each)
    checkInput(each)
  })
  let done = 0
  try {
    while (done < inputs && elapsed() < seconds && !stop.aborted) {
      const numRuns = Math.min(batchSize, inputs - done)
      const result = fc.check(property, { seed: seed + done / batchSize, numRuns })
      done += result.numRuns
      if (result.counterexample)
        return { inputs: done, failure: { input: result.counterexample[0], message: messageOf(result) } }
      onProgress(done, done / elapsed())
      await setImmediate()
    }
  } finally {
    await watch.end()
  }
  return { inputs: done, failure: null }
}

function messageOf({ errorInstance }: { errorInstance: unknown }): string {
  return errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance)
}
