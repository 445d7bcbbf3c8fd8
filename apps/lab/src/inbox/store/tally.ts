import type { Decoded } from '@checkout/trace-model'
import type { Undo } from '../undo.ts'

/** What was received and is in no trace: nothing vanishes without a count. */
export type Tally = {
  evictedTraces: number
  /** Logs and errors without a trace id; they are counted only. */
  untraced: number
  /** By item type: items that mean nothing in a trace. */
  ignored: Record<string, number>
  /** By reason: parts of bodies that could not be read. */
  damaged: Record<string, number>
}

const maxTypes = 100

export function createTally() {
  const ignored = new Map<string, number>()
  const damaged = new Map<string, number>()
  let evictedTraces = 0
  let untraced = 0

  const read = (): Tally => ({
    evictedTraces,
    untraced,
    ignored: Object.fromEntries(ignored),
    damaged: Object.fromEntries(damaged),
  })

  return {
    count(record: Decoded): void {
      if (record.type === 'ignored') increment(ignored, record.item)
      if (record.type === 'client_report') increment(ignored, 'client_report')
      if (record.type === 'damaged') increment(damaged, record.code)
    },
    untraced(): void {
      untraced += 1
    },
    evicted(): void {
      evictedTraces += 1
    },
    read,
    clear(): Undo {
      const before = read()
      untraced = 0
      ignored.clear()
      damaged.clear()
      evictedTraces = 0
      return {
        undo() {
          untraced += before.untraced
          evictedTraces += before.evictedTraces
          addCounts(ignored, before.ignored)
          addCounts(damaged, before.damaged)
        },
      }
    },
  }
}

function addCounts(counts: Map<string, number>, more: Record<string, number>): void {
  for (const [name, count] of Object.entries(more)) increment(counts, name, count)
}

/** Item types are whatever a sender writes, so their number is bounded. */
function increment(counts: Map<string, number>, key: string, by = 1): void {
  const name = counts.has(key) || counts.size < maxTypes ? key : 'other'
  counts.set(name, (counts.get(name) ?? 0) + by)
}
