import type { Decoded } from '@checkout/trace-model'
import type { Span, TraceDetail, TraceSummary } from '@checkout/trace-model/model'
import { createReplayStore } from './replay-store.ts'
import { createTally, type Tally } from './tally.ts'
import { detailOf, emptyTrace, recordCount, summaryOf, type Trace } from './trace.ts'

export type TraceStore = {
  add(record: Decoded): void
  /** Newest first. */
  list(limit: number): TraceSummary[]
  summaries(traceIds: Iterable<string>): TraceSummary[]
  get(traceId: string): TraceDetail | null
  clear(): void
  tally(): Tally & { traces: number; records: number }
}

export type TraceStoreOptions = {
  /** Spans, logs and errors kept in all; beyond it the trace that came first goes, whole. */
  recordBudget: number
  onChange(traceId: string): void
}

/** Keeps traces in memory, joined by trace id whatever comes first. */
export function createTraceStore({ recordBudget, onChange }: TraceStoreOptions): TraceStore {
  const traces = new Map<string, Trace>()
  const replays = createReplayStore()
  const tally = createTally()
  let records = 0

  function change(traceId: string, put: (trace: Trace) => void): void {
    const trace = traces.get(traceId) ?? emptyTrace(traceId)
    traces.set(traceId, trace)
    const before = recordCount(trace)
    put(trace)
    records += recordCount(trace) - before
    trace.summary = null
    onChange(traceId)
    for (const oldest of traces.values()) {
      if (records <= recordBudget) break
      records -= recordCount(oldest)
      traces.delete(oldest.traceId)
      tally.evicted()
    }
  }

  return {
    add(record) {
      tally.count(record)
      if (record.type === 'span') change(record.span.traceId, (trace) => addSpan(trace, record.span))
      if (record.type === 'log' && record.log.traceId) change(record.log.traceId, ({ logs }) => logs.push(record.log))
      if (record.type === 'error' && record.error.traceId)
        change(record.error.traceId, ({ errors }) => errors.push(record.error))
      if (record.type === 'replay') {
        replays.add(record.replay)
        for (const traceId of record.replay.traceIds) if (traces.has(traceId)) onChange(traceId)
      }
    },
    list: (limit) => [...traces.values()].map(summaryOf).sort(newestFirst).slice(0, limit),
    summaries: (traceIds) => [...traceIds].flatMap((traceId) => traces.get(traceId) ?? []).map(summaryOf),
    get(traceId) {
      const trace = traces.get(traceId)
      return trace ? detailOf(trace, replays.of(traceId, trace.replayIds)) : null
    },
    clear() {
      traces.clear()
      replays.clear()
      tally.clear()
      records = 0
    },
    tally: () => ({ traces: traces.size, records, ...tally.read() }),
  }
}

/** Senders repeat themselves when an answer was lost: the first span with an id stays. */
function addSpan(trace: Trace, span: Span): void {
  if (!trace.spans.has(span.spanId)) trace.spans.set(span.spanId, span)
  const replayId = span.attributes['sentry.replay_id']
  if (typeof replayId === 'string') trace.replayIds.add(replayId)
}

function newestFirst(a: TraceSummary, b: TraceSummary): number {
  return b.startTimeMs - a.startTimeMs || (a.traceId < b.traceId ? -1 : 1)
}
