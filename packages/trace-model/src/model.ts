import type { VerdictCode } from './diagnose/verdict-codes.ts'
import type { Exception } from './exception-model.ts'
import type { Severity } from './severity.ts'

export type { Exception, Original, StackFrame } from './exception-model.ts'
export type { ListedProblem, Overload, Problem, ProblemTime } from './problem-model.ts'
export type { Severity } from './severity.ts'

/** What the lab's read API answers, and what decoding yields. Absent is `null`; times are Unix milliseconds with fractions. */

export type AttributeValue = string | number | boolean | null | AttributeValue[] | { [key: string]: AttributeValue }
export type Attributes = Record<string, AttributeValue>

/** The protocol a record came in by: Sentry envelope or OTLP. */
export type Source = 'envelope' | 'otlp'
export type Side = 'browser' | 'server'
export type SpanKind = 'internal' | 'server' | 'client' | 'producer' | 'consumer'
export type SpanStatus = 'unset' | 'ok' | 'error'

export type SpanLink = { traceId: string; spanId: string; attributes: Attributes }
export type SpanEvent = { name: string; timeMs: number; attributes: Attributes }

export type Span = {
  traceId: string
  spanId: string
  parentSpanId: string | null
  /** Sentry's description where there is one, else the span's name. */
  name: string
  op: string | null
  kind: SpanKind | null
  service: string
  side: Side
  source: Source
  startTimeMs: number
  durationMs: number
  status: SpanStatus
  attributes: Attributes
  links: SpanLink[]
  events: SpanEvent[]
}

export type Log = {
  traceId: string | null
  spanId: string | null
  timeMs: number
  severity: Severity
  body: string
  attributes: Attributes
  source: Source
  service: string
}

export type ErrorEvent = {
  eventId: string
  traceId: string | null
  spanId: string | null
  timeMs: number
  level: Severity
  /** Of the outermost exception; `message` for an event without one. */
  type: string
  value: string
  /** Outermost first, each followed by its cause. */
  exceptions: Exception[]
  release: string | null
  /** The replay that was recorded meanwhile. */
  replayId: string | null
  source: Source
  service: string
}

/** One member of a `trace_metric` item. */
export type Metric = {
  traceId: string | null
  spanId: string | null
  timeMs: number
  name: string
  /** `counter`, `gauge` or `distribution`, or what else was sent. */
  type: string
  value: number
  unit: string | null
  attributes: Attributes
  source: Source
  service: string
}

export type Replay = { replayId: string; segments: number; startTimeMs: number | null }

/** Everything one trace is made of, as the decoders deliver it. */
export type TraceRecords = {
  traceId: string
  spans: Span[]
  logs: Log[]
  errors: ErrorEvent[]
  metrics: Metric[]
  replays: Replay[]
}

/** Whether browser and backend are one trace; the labels people read stand in `link-state.ts`. */
export type LinkState = 'linked' | 'browser-only' | 'backend-only' | 'broken' | 'unsampled' | 'logs-only'

type EvidenceType = 'span' | 'header' | 'log' | 'error' | 'metric' | 'client_report' | 'refusal'

/** What a verdict rests on: a record, a recorded header, what an SDK says it dropped, or a request that was not taken. */
export type Evidence = { type: EvidenceType; text: string; spanId: string | null }

export type Verdict = {
  linked: boolean
  /** A `LinkState` refined by its cause; `verdictCodes` says what each stands for. */
  code: VerdictCode
  /** What is the case, in a sentence. */
  message: string
  /** What to check first; null where nothing is wrong. */
  next: string | null
  evidence: Evidence[]
}

/** A ring of parents: each span names the next one as its parent and the last one the first. The tree is cut above the first. */
export type ParentCycle = { spanIds: string[] }

/** A parent that spans name but nobody sent. */
export type MissingParent = { spanId: string; childCount: number }

/** How far a service's clock is off: with `offsetMs` added, its spans lie within the spans of other services that called it. */
export type ClockSkew = {
  service: string
  offsetMs: number
  /** It may be this much more or less. */
  uncertaintyMs: number
  /** The service whose clock the others are held against. */
  against: string
}

/** What there is to say about how the spans of a trace hang together. */
export type Joins = {
  cycles: ParentCycle[]
  missingParents: MissingParent[]
  /** Only of clocks that are off. Times are as received, whatever this says. */
  skews: ClockSkew[]
}

export type TraceDetail = TraceRecords &
  Joins & {
    /** Spans left out because an earlier one has the same id. */
    duplicateSpans: number
    verdict: Verdict
  }

export type TraceSummary = {
  traceId: string
  name: string
  op: string | null
  scenario: string | null
  /** HTTP status of the first browser request to a backend, else of the first server span. */
  statusCode: number | null
  startTimeMs: number
  durationMs: number
  services: string[]
  spanCount: number
  logCount: number
  errorCount: number
  link: LinkState
  /** Never evicted. */
  isPinned: boolean
}
