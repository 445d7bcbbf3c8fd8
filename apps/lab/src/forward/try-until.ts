import { setTimeout as delay } from 'node:timers/promises'
import type { Sent } from './send.ts'

type TryOptions = { maxTries: number; firstRetryMs: number; signal: AbortSignal; onRetry(why: string): void }

const maxRetryMs = 30_000
const maxPauseMs = 10 * 60_000

/** Tries until there is an answer that settles it, with pauses that double, or as long as was asked for. `again` after the last try, or when aborted. */
export async function tryUntil(attempt: () => Promise<Sent>, options: TryOptions): Promise<Sent> {
  const { maxTries, firstRetryMs, signal, onRetry } = options
  for (let tries = 1; ; tries += 1) {
    const sent = await attempt()
    if (sent.type !== 'again' || tries === maxTries || signal.aborted) return sent
    onRetry(sent.why)
    const backoffMs = Math.min(firstRetryMs * 2 ** (tries - 1), maxRetryMs)
    await pause(Math.min(sent.afterMs ?? backoffMs, maxPauseMs), signal)
    if (signal.aborted) return sent
  }
}

/** Ends early when it is aborted. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => {})
}
