import { pinTrace } from '../index/indexed-trace.ts'
import type { TraceIndex } from '../index/trace-index.ts'
import type { Item } from '../item.ts'
import type { ReplayStore } from '../replays/replay-store.ts'

type Kept = { index: TraceIndex; replays: ReplayStore; onChange(traceId: string): void }

/** What stays and what goes, besides what a budget decides. */
export function createKeeping({ index: { traces, pinnedIds, drop }, replays, onChange }: Kept) {
  return {
    /** A pinned trace is never evicted. False when there is no such trace. */
    pin(traceId: string, isPinned: boolean): boolean {
      const isHere = pinTrace(traces.get(traceId), isPinned)
      if (isHere && isPinned) pinnedIds.add(traceId)
      else pinnedIds.delete(traceId)
      if (isHere) onChange(traceId)
      return isHere
    },
    pinnedIds: (): string[] => [...pinnedIds],
    /** Traces that are to be pinned as soon as they are here. */
    expectPinned(traceIds: readonly string[]): void {
      for (const traceId of traceIds) pinnedIds.add(traceId)
    },
    /** Lets go of traces that have nothing newer than the body `until`. */
    drop,
    /** Every body that a trace or a replay holds. */
    heldItems(): Item[] {
      const inTraces = [...traces.values()].flatMap(({ items }) => items)
      const inReplays = replays.all().flatMap(({ segments }) => [...segments.values()])
      return [...new Set([...inTraces, ...inReplays])]
    },
  }
}
