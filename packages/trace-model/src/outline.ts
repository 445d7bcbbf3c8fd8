import type { ErrorEvent, Joins, Log, Replay, Span, TraceDetail, TraceSummary, Verdict } from './model.ts'
import type { Steps } from './pause.ts'
import { columnOf, type TextColumn, textColumn } from './text-column.ts'
import { parentSteps } from './tree/tree-edges.ts'

/** Spans in columns, by start time: what the waterfall draws of them. */
export type SpanColumns = {
  ids: string[]
  /** Of parents that are named and were not received. */
  missingIds: string[]
  /** Index of the parent, or -1; from the number of spans on, a missing one. */
  parents: number[]
  /** Start, counted from that of the trace. */
  offsetsMs: number[]
  durationsMs: number[]
  names: TextColumn
  /** What stands in grey after the name. */
  subtitles: TextColumn
  services: TextColumn
  /** What failed, in a word or two, for spans with the status error. */
  failures: TextColumn
}

/** A span link, from the span at an index. */
export type OutlineLink = { from: number; traceId: string; spanId: string }

/** A span of another trace that links to one of this: `toSpanId`. */
export type LinkedFrom = { traceId: string; spanId: string; name: string; service: string; toSpanId: string }

/** A trace as the waterfall needs it: attributes, events and the like of a span are read when it is looked at. */
export type TraceOutline = Joins & {
  traceId: string
  summary: TraceSummary
  verdict: Verdict
  /** Of the earliest span; of a trace without spans, of the summary. */
  startTimeMs: number
  spans: SpanColumns
  links: OutlineLink[]
  logs: Log[]
  /** For each log the index of its span, or -1; like `parents` it may be that of a missing one. */
  logSpans: number[]
  errors: ErrorEvent[]
  errorSpans: number[]
  replays: Replay[]
}

/** `summary` is that of the same trace. In steps. */
export function* outlineSteps(detail: TraceDetail, summary: TraceSummary): Steps<TraceOutline> {
  const sorted = isSorted(detail.spans) ? detail.spans : detail.spans.toSorted((a, b) => a.startTimeMs - b.startTimeMs)
  const { spans, missingIds, parents, nodeOf } = yield* parentSteps(sorted)
  const startTimeMs = spans[0]?.startTimeMs ?? summary.startTimeMs
  const { traceId, verdict, logs, errors, replays, cycles, missingParents, skews } = detail
  return {
    traceId,
    summary,
    verdict,
    startTimeMs,
    spans: {
      ids: yield* columnOf(spans, ({ spanId }) => spanId),
      missingIds,
      parents: yield* columnOf(spans, (_, at) => parents[at] as number),
      offsetsMs: yield* columnOf(spans, (span) => rounded(span.startTimeMs - startTimeMs)),
      durationsMs: yield* columnOf(spans, (span) => rounded(span.durationMs)),
      names: yield* textColumn(spans, ({ name }) => name),
      subtitles: yield* textColumn(spans, subtitleOf),
      services: yield* textColumn(spans, ({ service }) => service),
      failures: yield* textColumn(spans, failureOf),
    },
    links: linksOf(spans),
    logs,
    logSpans: logs.map(({ spanId }) => nodeOf(spanId)),
    errors,
    errorSpans: errors.map(({ spanId }) => nodeOf(spanId)),
    replays,
    cycles,
    missingParents,
    skews,
  }
}

function isSorted(spans: readonly Span[]): boolean {
  for (let at = 1; at < spans.length; at++) {
    if ((spans[at - 1] as Span).startTimeMs > (spans[at] as Span).startTimeMs) return false
  }
  return true
}

/** To 0.1 µs: finer is what a sum of Unix milliseconds cannot hold. */
function rounded(ms: number): number {
  return Math.round(ms * 10_000) / 10_000
}

/** What stands in grey after a span's name: its operation, its kind, or the call that one of Prisma's spans is about. */
export function subtitleOf(span: Span): string | null {
  if (span.op) return span.op
  if (span.kind && span.kind !== 'internal') return span.kind
  // Prisma calls all of them `prisma:client:operation`; only the attribute says which.
  const call = span.name === 'prisma:client:operation' ? span.attributes.name : null
  return typeof call === 'string' ? call : null
}

function failureOf({ status, attributes }: Span): string | null {
  if (status !== 'error') return null
  const type = attributes['error.type']
  return typeof type === 'string' && type !== '' ? type : 'error'
}

function linksOf(spans: readonly Span[]): OutlineLink[] {
  const found: OutlineLink[] = []
  for (const [from, { links }] of spans.entries()) {
    for (const { traceId, spanId } of links) found.push({ from, traceId, spanId })
  }
  return found
}
