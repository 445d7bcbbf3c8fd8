import { type Decoded, diagnose, type Found, summarize } from '@checkout/trace-model'
import type { ErrorEvent, Log, Replay, Span, TraceDetail, TraceSummary } from '@checkout/trace-model/model'

/** The decoded records of one trace. */
export type Trace = {
  traceId: string
  spans: Map<string, Span>
  logs: Log[]
  errors: ErrorEvent[]
  replayIds: Set<string>
}

export function emptyTrace(traceId: string): Trace {
  return { traceId, spans: new Map(), logs: [], errors: [], replayIds: new Set() }
}

export function recordCount(trace: Trace): number {
  return trace.spans.size + trace.logs.length + trace.errors.length
}

type Traced = Extract<Decoded, { type: 'span' | 'log' | 'error' }>

/** Whether a record belongs to a trace, or would if it named one. */
export function isTraced(record: Decoded): record is Traced {
  return record.type === 'span' || record.type === 'log' || record.type === 'error'
}

/** The trace a record belongs to; null for those that stand in none or tell of several. */
export function traceIdOf(record: Decoded): string | null {
  if (record.type === 'span') return record.span.traceId
  if (record.type === 'log') return record.log.traceId
  return record.type === 'error' ? record.error.traceId : null
}

/** A decoded record as an index sees it. */
export function foundIn(record: Traced): Found {
  const timeMs =
    record.type === 'span' ? record.span.startTimeMs : record.type === 'log' ? record.log.timeMs : record.error.timeMs
  return { traceIds: [traceIdOf(record)], timesMs: [timeMs] }
}

export function addRecord(trace: Trace, record: Decoded): void {
  if (record.type === 'span') addSpan(trace, record.span)
  if (record.type === 'log') trace.logs.push(record.log)
  if (record.type === 'error') trace.errors.push(record.error)
}

/** Senders repeat themselves when an answer was lost: the first span with an id stays. */
function addSpan(trace: Trace, span: Span): void {
  if (!trace.spans.has(span.spanId)) trace.spans.set(span.spanId, span)
  const replayId = span.attributes['sentry.replay_id']
  if (typeof replayId === 'string') trace.replayIds.add(replayId)
}

export function summaryOf(trace: Trace): TraceSummary {
  return summarize(recordsOf(trace))
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
