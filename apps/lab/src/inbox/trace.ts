import { diagnose, summarize } from '@checkout/trace-model'
import type { ErrorEvent, Log, Replay, Span, TraceDetail, TraceSummary } from '@checkout/trace-model/model'

/** One trace as it grows. `summary` is worked out when asked for and forgotten with the next record. */
export type Trace = {
  traceId: string
  spans: Map<string, Span>
  logs: Log[]
  errors: ErrorEvent[]
  replayIds: Set<string>
  summary: TraceSummary | null
}

export function emptyTrace(traceId: string): Trace {
  return { traceId, spans: new Map(), logs: [], errors: [], replayIds: new Set(), summary: null }
}

export function recordCount(trace: Trace): number {
  return trace.spans.size + trace.logs.length + trace.errors.length
}

export function summaryOf(trace: Trace): TraceSummary {
  trace.summary ??= summarize(recordsOf(trace))
  return trace.summary
}

export function detailOf(trace: Trace, replays: Replay[]): TraceDetail {
  const records = recordsOf(trace)
  return { ...records, replays, verdict: diagnose(records).verdict }
}

function recordsOf(trace: Trace) {
  return {
    traceId: trace.traceId,
    spans: [...trace.spans.values()].sort((a, b) => a.startTimeMs - b.startTimeMs),
    logs: trace.logs.toSorted((a, b) => a.timeMs - b.timeMs),
    errors: trace.errors.toSorted((a, b) => a.timeMs - b.timeMs),
  }
}
