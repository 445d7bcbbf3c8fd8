import { type Decoded, diagnose, summarize } from '@checkout/trace-model'
import type { ErrorEvent, Log, Metric, Replay, Span, TraceDetail, TraceSummary } from '@checkout/trace-model/model'

/** The decoded records of one trace. */
export type Trace = {
  traceId: string
  spans: Map<string, Span>
  logs: Log[]
  errors: ErrorEvent[]
  metrics: Metric[]
  replayIds: Set<string>
}

export function emptyTrace(traceId: string): Trace {
  return { traceId, spans: new Map(), logs: [], errors: [], metrics: [], replayIds: new Set() }
}

export function recordCount(trace: Trace): number {
  return trace.spans.size + trace.logs.length + trace.errors.length + trace.metrics.length
}

export function addRecord(trace: Trace, record: Decoded): void {
  if (record.type === 'span') addSpan(trace, record.span)
  if (record.type === 'log') trace.logs.push(record.log)
  if (record.type === 'error') addError(trace, record.error)
  if (record.type === 'metric') trace.metrics.push(record.metric)
}

/** Senders repeat themselves when an answer was lost: the first span with an id stays. */
function addSpan(trace: Trace, span: Span): void {
  if (!trace.spans.has(span.spanId)) trace.spans.set(span.spanId, span)
  const replayId = span.attributes['sentry.replay_id']
  if (typeof replayId === 'string') trace.replayIds.add(replayId)
}

function addError(trace: Trace, error: ErrorEvent): void {
  trace.errors.push(error)
  if (error.replayId) trace.replayIds.add(error.replayId)
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
    metrics: trace.metrics.toSorted((a, b) => a.timeMs - b.timeMs),
  }
}
