import { setTimeout as pause } from 'node:timers/promises'

/** Asks again until there is an answer; throws after 20 s, naming what was waited for. */
export async function poll<T>(what: string, ask: () => Promise<T | null | undefined>): Promise<T> {
  const deadlineMs = performance.now() + 20_000
  while (performance.now() < deadlineMs) {
    const answer = await ask()
    if (answer !== null && answer !== undefined) return answer
    await pause(100)
  }
  throw new Error(`waited 20 s until ${what}`)
}
