import type { Problem } from '@checkout/trace-model/model'

type Entry = { problem: Problem; raw: Uint8Array | null; source: object }

const maxProblems = 1_000
const maxRawBytes = 16 * 1024 * 1024

/** Room for so many problems and so many bytes of requests; the oldest go first, their bytes before themselves. */
export function createShelf() {
  let entries: Entry[] = []
  let rawBytes = 0

  function forgetRaw(entry: Entry | undefined): void {
    if (!entry) return
    rawBytes -= entry.problem.rawBytes
    entry.raw = null
    entry.problem.rawBytes = 0
  }

  return {
    /** Oldest first. */
    entries: (): readonly Entry[] => entries,
    put(more: readonly Entry[]): void {
      for (const entry of more) {
        entries.push(entry)
        rawBytes += entry.problem.rawBytes
        if (entries.length > maxProblems) forgetRaw(entries.shift())
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
      return before
    },
  }
}
