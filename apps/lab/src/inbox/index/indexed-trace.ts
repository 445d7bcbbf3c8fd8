import type { TraceSummary } from '@checkout/trace-model/model'
import { type Item, outOfSlab } from '../item.ts'
import type { Traced } from '../traced.ts'

/** What is known of a trace without decoding it. */
export type IndexedTrace = {
  traceId: string
  /** Bodies with records of this trace, in order of arrival. */
  items: Item[]
  /** Spans, logs and errors as received, repeats included. */
  records: number
  firstSpanMs: number
  firstOtherMs: number
  /** Worked out when asked for and forgotten with the next body. */
  summary: TraceSummary | null
  /** Never evicted. */
  isPinned: boolean
  /** How many cycles of parents stand among the problems. */
  toldCycles: number
}

export function indexedTrace(traceId: string, isPinned: boolean): IndexedTrace {
  const never = Number.POSITIVE_INFINITY
  return {
    traceId,
    items: [],
    records: 0,
    firstSpanMs: never,
    firstOtherMs: never,
    summary: null,
    isPinned,
    toldCycles: 0,
  }
}

export function countRecord(trace: IndexedTrace, record: Traced['type'], timeMs: number): void {
  trace.records += 1
  if (record === 'span') trace.firstSpanMs = Math.min(trace.firstSpanMs, timeMs)
  else trace.firstOtherMs = Math.min(trace.firstOtherMs, timeMs)
}

/** Adds what came later of the same trace. */
export function append(trace: IndexedTrace, later: IndexedTrace): void {
  trace.items.push(...later.items)
  trace.records += later.records
  trace.firstSpanMs = Math.min(trace.firstSpanMs, later.firstSpanMs)
  trace.firstOtherMs = Math.min(trace.firstOtherMs, later.firstOtherMs)
  trace.summary = null
  trace.isPinned = later.isPinned
}

/** A pinned trace takes its bodies out of their slabs, which would otherwise stay for its sake. False when there is no trace. */
export function pinTrace(trace: IndexedTrace | undefined, isPinned: boolean): boolean {
  if (!trace) return false
  trace.isPinned = isPinned
  if (trace.summary) trace.summary = { ...trace.summary, isPinned }
  if (isPinned) trace.items.forEach(outOfSlab)
  return true
}

/** Newest first, in one order for as long as none of them grows. */
export function byStart(a: IndexedTrace, b: IndexedTrace): number {
  return startMsOf(b) - startMsOf(a) || (a.traceId < b.traceId ? 1 : -1)
}

/** The start of its first span or, without spans, its first log, error or metric; Unix milliseconds. */
export function startMsOf({ firstSpanMs, firstOtherMs }: IndexedTrace): number {
  return firstSpanMs === Number.POSITIVE_INFINITY ? firstOtherMs : firstSpanMs
}
