import type { Item } from '../item.ts'
import type { Traced } from '../traced.ts'
import { countRecord, type IndexedTrace } from './indexed-trace.ts'

/** How much is kept: spans, logs and errors, and the bytes of the bodies they came in. Beyond either, the trace that came first goes, whole. */
export type Budget = { records: number; bytes: number }

export type Holding = ReturnType<typeof createHolding>

/** Counts what the traces hold, and lets go of the oldest. */
export function createHolding(budget: Budget) {
  let records = 0
  let bytes = 0

  function release(trace: IndexedTrace): void {
    records -= trace.records
    for (const item of trace.items) {
      item.holders -= 1
      if (item.holders === 0) bytes -= item.body.length
    }
  }

  return {
    release,
    /** Holds again what was released. */
    holdAgain(trace: IndexedTrace): void {
      records += trace.records
      for (const item of trace.items) {
        if (item.holders === 0) bytes += item.body.length
        item.holders += 1
      }
    },
    hold(trace: IndexedTrace, item: Item): void {
      trace.items.push(item)
      if (item.holders === 0) bytes += item.body.length
      item.holders += 1
      item.traceCount += 1
    },
    count(trace: IndexedTrace, record: Traced['type'], timeMs: number): void {
      records += 1
      countRecord(trace, record, timeMs)
    },
    /** Takes traces out of `traces`, in order of arrival and never a pinned one, until the rest is within the budget. */
    *evictFrom(traces: Map<string, IndexedTrace>): Generator<IndexedTrace> {
      if (records <= budget.records && bytes <= budget.bytes) return
      for (const trace of traces.values()) {
        if (records <= budget.records && bytes <= budget.bytes) return
        if (trace.isPinned) continue
        traces.delete(trace.traceId)
        release(trace)
        yield trace
      }
    },
    read: () => ({ records, bytes, budget }),
  }
}
