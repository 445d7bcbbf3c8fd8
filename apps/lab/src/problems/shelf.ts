import type { Problem } from '@checkout/trace-model/model'
import { createSayings } from './sayings.ts'

export type Entry = { problem: Problem; raw: Uint8Array | null; source: object; saying: string }

const maxProblems = 1_000
const maxRawBytes = 16 * 1024 * 1024

/**
 * Room for so many problems and so many bytes of requests. The oldest that was said again goes first and is counted in the next that says it,
 * so that what comes every minute lets what came once stay; else the oldest. Bytes go before what they are about.
 */
export function createShelf() {
  let entries: Entry[] = []
  let rawBytes = 0
  const sayings = createSayings()

  function forgetRaw(entry: Entry): void {
    rawBytes -= entry.problem.rawBytes
    entry.raw = null
    entry.problem.rawBytes = 0
  }

  function letOneGo(): void {
    const repeated = entries.findIndex(({ saying }) => sayings.isRepeated(saying))
    const [gone] = entries.splice(Math.max(0, repeated), 1)
    if (!gone) return
    forgetRaw(gone)
    sayings.remove(gone.saying)
    const next = entries.find(({ saying }) => saying === gone.saying)
    if (next) next.problem.count += gone.problem.count
  }

  return {
    /** Oldest first. */
    entries: (): readonly Entry[] => entries,
    /** How many different things they say. */
    sayings: sayings.size,
    put(more: readonly Entry[]): void {
      for (const entry of more) {
        entries.push(entry)
        rawBytes += entry.problem.rawBytes
        sayings.add(entry.saying)
        if (entries.length > maxProblems) letOneGo()
      }
      for (const entry of entries) {
        if (rawBytes <= maxRawBytes) break
        forgetRaw(entry)
      }
    },
    empty(): Entry[] {
      const before = entries
      entries = []
      rawBytes = 0
      sayings.clear()
      return before
    },
  }
}
