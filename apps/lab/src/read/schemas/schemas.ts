import { linkStates } from '@checkout/trace-model/link-state'
import type * as model from '@checkout/trace-model/model'
import type * as outline from '@checkout/trace-model/outline'
import * as z from 'zod'
import { RawItem } from '../../capture/raw-item.ts'
import { Fault } from '../../faults/fault.ts'
import { Overload, Problem } from './problem-schema.ts'
import {
  AttributeValue,
  ErrorEvent,
  id,
  Log,
  Metric,
  ms,
  Replay,
  Span,
  SpanId,
  TraceId,
  unixMs,
} from './record-schemas.ts'
import { joins, Verdict } from './verdict-schemas.ts'

/** The read API in schemas, held to the types of `trace-model` by the compiler. */

export const TraceDetail: z.ZodType<model.TraceDetail> = z.object({
  traceId: id(32),
  spans: z.array(Span),
  logs: z.array(Log),
  errors: z.array(ErrorEvent),
  metrics: z.array(Metric),
  replays: z.array(Replay),
  ...joins,
  duplicateSpans: z.int().describe('Spans left out because an earlier one has the same id'),
  verdict: Verdict,
})

export const TraceSummary: z.ZodType<model.TraceSummary> = z.object({
  traceId: id(32),
  name: z.string().describe('The first browser span, else the first server route'),
  op: z.string().nullable(),
  scenario: z.string().nullable(),
  statusCode: z.int().nullable().describe('HTTP status of the first browser request, else of the first server span'),
  startTimeMs: unixMs,
  durationMs: ms,
  services: z.array(z.string()),
  spanCount: z.int(),
  logCount: z.int(),
  errorCount: z.int(),
  link: z.enum(linkStates),
  isPinned: z.boolean().describe('Never evicted'),
})

const TextColumn = z
  .object({ texts: z.array(z.string()), at: z.array(z.int()) })
  .describe('Each distinct text once; that of span i is `texts[at[i]]`, and `at[i]` is -1 for none')

export const TraceOutline: z.ZodType<outline.TraceOutline> = z.object({
  traceId: id(32),
  summary: TraceSummary,
  verdict: Verdict,
  startTimeMs: unixMs.describe('Of the earliest span'),
  spans: z.object({
    ids: z.array(id(16)),
    missingIds: z.array(id(16)).describe('Of parents that spans name and nobody sent'),
    parents: z.array(z.int()).describe('Index of the parent, or -1; from the number of spans on, a missing one'),
    offsetsMs: z.array(z.number()).describe('Start, counted from that of the trace'),
    durationsMs: z.array(z.number()),
    names: TextColumn,
    subtitles: TextColumn.describe('What stands beside the name: the operation, the kind, or the call'),
    services: TextColumn,
    failures: TextColumn.describe('What failed, for spans with the status error'),
  }),
  links: z.array(z.object({ from: z.int().describe('Index of the span'), traceId: id(32), spanId: id(16) })),
  logs: z.array(Log),
  logSpans: z.array(z.int()).describe('For each log the index of its span, or -1'),
  errors: z.array(ErrorEvent),
  errorSpans: z.array(z.int()).describe('For each error the index of its span, or -1'),
  replays: z.array(Replay),
  ...joins,
})

const Original: z.ZodType<model.Original> = z.object({
  source: z.string(),
  line: z.int().describe('Counted from 1, as `column` is'),
  column: z.int(),
  name: z.string().nullable(),
  before: z.array(z.string()),
  text: z.string().nullable().describe('The line itself; `null` when the map holds no sources'),
  after: z.array(z.string()),
})

export const OriginalList = z.object({ originals: z.array(z.array(Original.nullable())) })

const LinkedFrom: z.ZodType<outline.LinkedFrom> = z.object({
  traceId: id(32),
  spanId: id(16),
  name: z.string(),
  service: z.string(),
  toSpanId: id(16).describe('The span of this trace'),
})

export const LinkedFromList = z.object({ links: z.array(LinkedFrom) })

export const SpanIds = z.object({ spanIds: z.array(id(16)) })

const nextCursor = z.string().nullable().describe('Gives the next page as `cursor`; `null` when there is none')

export const TraceList = z.object({ traces: z.array(TraceSummary), nextCursor })
export const OtherHalves = z.object({ traces: z.array(TraceSummary) })
export const SpanList = z.object({ spans: z.array(Span), spanCount: z.int().describe('Of all pages'), nextCursor })
export const LogList = z.object({ logs: z.array(Log), nextCursor })
export const ErrorList = z.object({ errors: z.array(ErrorEvent), nextCursor })
export const MetricList = z.object({ metrics: z.array(Metric), nextCursor })

const Change = z.object({
  rule: z.string().describe("The rule of Sentry's intake that made the change"),
  field: z.string().describe('`attributes.` and a name, or another field of the span'),
  from: AttributeValue.describe('`null` where there was nothing'),
  to: AttributeValue.describe('`null` where nothing is left'),
})

export const SentryView = z.object({
  received: AttributeValue.describe("The span in OTLP's JSON form, or as a Sentry SDK sent it"),
  stored: AttributeValue.describe('The span as Sentry stores it; `null` when it is dropped'),
  changes: z.array(Change),
  outcome: z.object({
    type: z.enum(['accepted', 'dropped']),
    reason: z
      .enum([
        'invalid_protobuf',
        'invalid_span',
        'duplicate',
        'timestamp',
        'no_data',
        'too_large:span',
        'too_large:log',
      ])
      .optional(),
  }),
})

export const ErrorBody = z.object({ code: z.string(), message: z.string(), field: z.string().optional() })

export const ProblemList = z.object({
  problems: z.array(Problem),
  overload: Overload.nullable().describe('The last time that not all requests were looked into; `null` when all were'),
})

export { Health } from './health-schema.ts'
export { ReplayDetail } from './replay-schemas.ts'
export { Verdict } from './verdict-schemas.ts'
export { AttributeValue, ErrorEvent, Fault, Log, Metric, Problem, RawItem, Replay, Span, SpanId, TraceId }
export const FaultState = z.object({ fault: Fault.nullable() })
export const RawItems = z.object({ items: z.array(RawItem) })

export const Imported = z.object({
  imported: z.int().describe('Bodies taken'),
  known: z.int().describe('Bodies that were here and were not taken again'),
  skipped: z.int().describe('Requests of OTLP metrics, which are not kept'),
})

export const Restored = z.object({ restored: z.int().describe('Traces brought back') })
