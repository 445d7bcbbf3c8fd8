import type { Found } from '@checkout/trace-model'
import type { Item } from '../item.ts'
import type { Traced } from '../traced.ts'
import { type Undo, undoAll } from '../undo.ts'
import { clearTraces, dropTraces } from './clear-traces.ts'
import { type Budget, createHolding } from './holding.ts'
import { type IndexedTrace, indexedTrace } from './indexed-trace.ts'

export type TraceIndex = ReturnType<typeof createTraceIndex>

type TraceIndexOptions = {
  budget: Budget
  onChange(traceId: string): void
  /** A trace went to make room for what `item` holds. */
  onEvicted(trace: IndexedTrace, item: Item): void
  /** A record that names no trace. */
  onUntraced(): void
}

/** Which traces there are and which bodies hold their records, joined by trace id whatever comes first. */
export function createTraceIndex({ budget, onChange, onEvicted, onUntraced }: TraceIndexOptions) {
  const traces = new Map<string, IndexedTrace>()
  /** Bodies that are kept for a pinned trace alone. */
  let withoutUntraced = new Set<Item>()
  const holding = createHolding(budget)
  const pinnedIds = new Set<string>()

  function traceOf(traceId: string, item: Item): IndexedTrace {
    const trace = traces.get(traceId) ?? indexedTrace(traceId, pinnedIds.has(traceId))
    onChange(traceId)
    if (trace.items.at(-1) === item) return trace
    traces.set(traceId, trace)
    trace.summary = null
    holding.hold(trace, item)
    return trace
  }

  return {
    traces,
    held: holding.read,
    /** Pinned traces, and those that are to be as soon as they are here. */
    pinnedIds,
    drop: (traceIds: readonly string[], until: number) => dropTraces(traces, holding, { traceIds, until }),
    /** Whether a record of that trace in that body is there still; a trace that comes again does not bring back its former bodies. */
    holds(item: Item, traceId: string | null): boolean {
      if (traceId === null) return !withoutUntraced.has(item)
      return (traces.get(traceId)?.items[0]?.seq ?? Number.POSITIVE_INFINITY) <= item.seq
    },
    add(item: Item, record: Traced['type'], found: Found): void {
      let trace = null as IndexedTrace | null
      found.traceIds.forEach((traceId, at) => {
        if (trace?.traceId !== traceId) trace = traceId === null ? null : traceOf(traceId, item)
        if (trace) holding.count(trace, record, found.timesMs[at] ?? 0)
        else onUntraced()
      })
      for (const evicted of holding.evictFrom(traces)) onEvicted(evicted, item)
    },
    /** Lets go of every trace that is not pinned. */
    clear(): Undo & { traceIds: string[] } {
      const before = withoutUntraced
      const { traceIds, ...traceUndo } = clearTraces(traces, holding)
      withoutUntraced = new Set([...traces.values()].flatMap(({ items }) => items))
      const undo = () => {
        withoutUntraced = before
      }
      return { traceIds, ...undoAll({ undo }, traceUndo) }
    },
  }
}
