import { type Decoded, diagnosisSteps, joinSteps, summarySteps } from '@checkout/trace-model'
import type {
  ErrorEvent,
  Log,
  Metric,
  Problem,
  Replay,
  Span,
  TraceDetail,
  TraceSummary,
} from '@checkout/trace-model/model'
import { createSlices, inTurns, type Slices } from '../slices.ts'
import { sortSteps } from './sort-steps.ts'

/** The decoded records of one trace. */
export type Trace = {
  traceId: string
  spans: Map<string, Span>
  /** Spans that came again. */
  duplicateSpans: number
  logs: Log[]
  errors: ErrorEvent[]
  metrics: Metric[]
  replayIds: Set<string>
}

export function emptyTrace(traceId: string): Trace {
  return { traceId, spans: new Map(), duplicateSpans: 0, logs: [], errors: [], metrics: [], replayIds: new Set() }
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
  if (trace.spans.has(span.spanId)) trace.duplicateSpans += 1
  else trace.spans.set(span.spanId, span)
  const replayId = span.attributes['sentry.replay_id']
  if (typeof replayId === 'string') trace.replayIds.add(replayId)
}

function addError(trace: Trace, error: ErrorEvent): void {
  trace.errors.push(error)
  if (error.replayId) trace.replayIds.add(error.replayId)
}

export async function summaryOf(trace: Trace, slices: Slices): Promise<TraceSummary> {
  return inTurns(summarySteps(await recordsOf(trace, slices)), slices)
}

/** By time of start; null of no trace. */
export async function spansInOrder(trace: Trace | null): Promise<readonly Span[] | null> {
  return trace && (await recordsOf(trace, createSlices())).spans
}

async function detailOf(trace: Trace, replays: Replay[], problems: readonly Problem[]): Promise<TraceDetail> {
  const { duplicateSpans } = trace
  const slices = createSlices()
  const records = await recordsOf(trace, slices)
  const joins = await inTurns(joinSteps(records.spans), slices)
  const { verdict } = await inTurns(diagnosisSteps(records, problems), slices)
  return { ...records, replays, ...joins, duplicateSpans, verdict }
}

type Records = Awaited<ReturnType<typeof sortRecords>>

/** A trace is often opened right after its line in the list was worked out: what was sorted for that serves until another record comes. */
const sorted = new WeakMap<Trace, { count: number; records: Records }>()

async function recordsOf(trace: Trace, slices: Slices): Promise<Records> {
  const count = recordCount(trace)
  const known = sorted.get(trace)
  if (known?.count === count) return known.records
  const records = await sortRecords(trace, slices)
  sorted.set(trace, { count, records })
  return records
}

async function sortRecords(trace: Trace, slices: Slices) {
  return {
    traceId: trace.traceId,
    spans: await inTurns(
      sortSteps([...trace.spans.values()], (span) => span.startTimeMs),
      slices,
    ),
    logs: trace.logs.toSorted((a, b) => a.timeMs - b.timeMs),
    errors: trace.errors.toSorted((a, b) => a.timeMs - b.timeMs),
    metrics: trace.metrics.toSorted((a, b) => a.timeMs - b.timeMs),
  }
}

/** Works out details and keeps those of traces that did not grow since, which is what reading in pages comes back for. */
export function createDetails() {
  const known = new WeakMap<Trace, { state: string; detail: TraceDetail }>()
  return {
    async of(trace: Trace, replays: Replay[], problems: readonly Problem[]): Promise<TraceDetail> {
      const told = problems.filter(({ rule }) => rule === 'client_report' || rule === 'refusal')
      const state = JSON.stringify([
        recordCount(trace),
        trace.duplicateSpans,
        replays,
        told.map(({ id, count }) => [id, count]),
      ])
      const last = known.get(trace)
      if (last?.state === state) return last.detail
      const detail = await detailOf(trace, replays, told)
      known.set(trace, { state, detail })
      return detail
    },
  }
}
