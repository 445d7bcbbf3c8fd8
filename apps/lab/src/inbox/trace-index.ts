import type { Found } from '@checkout/trace-model'
import { countRecord, type IndexedTrace, indexedTrace } from './indexed-trace.ts'
import type { Item } from './item.ts'

export type TraceIndex = ReturnType<typeof createTraceIndex>

export type TraceIndexOptions = {
  /** Spans, logs and errors kept in all; beyond it the trace that came first goes, whole. */
  recordBudget: number
  onChange(traceId: string): void
  onEvicted(): void
  /** A log or an error that names no trace. */
  onUntraced(): void
}

/** Which traces there are and which bodies hold their records, joined by trace id whatever comes first. */
export function createTraceIndex({ recordBudget, onChange, onEvicted, onUntraced }: TraceIndexOptions) {
  const traces = new Map<string, IndexedTrace>()
  let records = 0

  function traceOf(traceId: string, item: Item): IndexedTrace {
    const trace = traces.get(traceId) ?? indexedTrace(traceId)
    if (trace.items.at(-1) === item) return trace
    traces.set(traceId, trace)
    trace.items.push(item)
    trace.summary = null
    item.traceCount += 1
    item.holders += 1
    return trace
  }

  function evict(): void {
    for (const trace of traces.values()) {
      if (records <= recordBudget) return
      records -= trace.records
      traces.delete(trace.traceId)
      onEvicted()
    }
  }

  return {
    traces,
    records: () => records,
    add(item: Item, record: 'span' | 'log' | 'error', found: Found): void {
      let trace: IndexedTrace | null = null
      for (const [at, traceId] of found.traceIds.entries()) {
        if (traceId === null) {
          onUntraced()
          continue
        }
        if (trace?.traceId !== traceId) {
          trace = traceOf(traceId, item)
          onChange(traceId)
        }
        countRecord(trace, record, found.timesMs[at] ?? 0)
        records += 1
      }
      evict()
    },
    clear(): void {
      traces.clear()
      records = 0
    },
  }
}
