import { setTimeout as pause } from 'node:timers/promises'
import type { Verdict } from './verdict.ts'

const everyMs = 250
const quietMs = 2_000

/** What is to be said now; `isCertain` of a failure that nothing still to come can turn into a pass. `size` grows with what came in. */
export type Judgement = { verdict: Verdict; isCertain?: boolean; size: number }

/**
 * Asks again until the verdict is a pass. A failure is believed when the time is over, or, where it is certain, once nothing more came
 * in for 2 s, so that what is said of it is complete.
 */
export async function untilPass(judge: () => Promise<Judgement>, deadlineMs = 10_000): Promise<Verdict> {
  const endMs = performance.now() + deadlineMs
  let last = { size: -1, sinceMs: 0 }
  for (;;) {
    const { verdict, isCertain = false, size } = await judge()
    const nowMs = performance.now()
    if (size !== last.size) last = { size, sinceMs: nowMs }
    const isSettled = isCertain && size > 0 && nowMs - last.sinceMs > quietMs
    if (verdict.result === 'pass' || isSettled || nowMs > endMs) return verdict
    await pause(everyMs)
  }
}
