import type { Decoded } from '@checkout/trace-model'
import type { ErrorEvent, Log } from '@checkout/trace-model/model'

/** What was received and is in no trace: nothing vanishes without a count. */
export type Tally = {
  evictedTraces: number
  /** Logs and errors without a trace id that are kept, apart from the traces. */
  untraced: number
  /** By item type: items that mean nothing in a trace. */
  ignored: Record<string, number>
  /** By reason: parts of bodies that could not be read. */
  damaged: Record<string, number>
}

const maxUntraced = 1_000
const maxTypes = 100

export function createTally() {
  const untraced: (Log | ErrorEvent)[] = []
  const ignored = new Map<string, number>()
  const damaged = new Map<string, number>()
  let evictedTraces = 0

  function keep(record: Log | ErrorEvent): void {
    if (record.traceId !== null) return
    untraced.push(record)
    if (untraced.length > maxUntraced) untraced.shift()
  }

  return {
    count(record: Decoded): void {
      if (record.type === 'log') keep(record.log)
      if (record.type === 'error') keep(record.error)
      if (record.type === 'ignored') increment(ignored, record.item)
      if (record.type === 'damaged') increment(damaged, record.code)
    },
    evicted(): void {
      evictedTraces += 1
    },
    read: (): Tally => ({
      evictedTraces,
      untraced: untraced.length,
      ignored: Object.fromEntries(ignored),
      damaged: Object.fromEntries(damaged),
    }),
    clear(): void {
      untraced.length = 0
      ignored.clear()
      damaged.clear()
      evictedTraces = 0
    },
  }
}

/** Item types are whatever a sender writes, so their number is bounded. */
function increment(counts: Map<string, number>, key: string): void {
  const name = counts.has(key) || counts.size < maxTypes ? key : 'other'
  counts.set(name, (counts.get(name) ?? 0) + 1)
}
