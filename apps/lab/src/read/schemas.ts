import type * as model from '@checkout/trace-model/model'
import * as z from 'zod'
import { RawItem } from '../capture/raw-item.ts'
import { Fault } from '../faults/fault.ts'

/** The read API in schemas, held to the types of `trace-model` by the compiler. */

const id = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`), `expected ${digits} hex digits`)
export const TraceId = z
  .string()
  .toLowerCase()
  .regex(/^[0-9a-f]{32}$/, 'expected 32 hex digits')

export const SpanId = z
  .string()
  .toLowerCase()
  .regex(/^[0-9a-f]{16}$/, 'expected 16 hex digits')

const unixMs = z.number().describe('Unix milliseconds with fractions')
const ms = z.number().describe('Milliseconds with fractions')

export const AttributeValue: z.ZodType<model.AttributeValue> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(AttributeValue),
    z.record(z.string(), AttributeValue),
  ]),
)
const Attributes = z.record(z.string(), AttributeValue)

const source = z.enum(['envelope', 'otlp']).describe('The protocol it came in by')
const service = z.string()

export const Span: z.ZodType<model.Span> = z.object({
  traceId: id(32),
  spanId: id(16),
  parentSpanId: id(16).nullable(),
  name: z.string().describe("Sentry's description where there is one, else the span's name"),
  op: z.string().nullable(),
  kind: z.enum(['internal', 'server', 'client', 'producer', 'consumer']).nullable(),
  service,
  side: z.enum(['browser', 'server']),
  source,
  startTimeMs: unixMs,
  durationMs: ms,
  status: z.enum(['unset', 'ok', 'error']),
  attributes: Attributes,
  links: z.array(z.object({ traceId: id(32), spanId: id(16), attributes: Attributes })),
  events: z.array(z.object({ name: z.string(), timeMs: unixMs, attributes: Attributes })),
})

export const Log: z.ZodType<model.Log> = z.object({
  traceId: id(32).nullable(),
  spanId: id(16).nullable(),
  timeMs: unixMs,
  severity: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal']),
  body: z.string(),
  attributes: Attributes,
  source,
  service,
})

export const ErrorEvent: z.ZodType<model.ErrorEvent> = z.object({
  eventId: z.string(),
  traceId: id(32).nullable(),
  spanId: id(16).nullable(),
  timeMs: unixMs,
  type: z.string().describe('Of the outermost exception; `message` for an event without one'),
  value: z.string(),
  source,
  service,
})

export const Replay: z.ZodType<model.Replay> = z.object({
  replayId: z.string(),
  segments: z.int().describe('How many segments were received'),
  startTimeMs: unixMs.nullable(),
})

export const Verdict: z.ZodType<model.Verdict> = z.object({
  linked: z.boolean(),
  code: z.string().describe('A link state, refined by its cause'),
  message: z.string().describe('One sentence; where something is missing, what to check first'),
})

export const TraceDetail: z.ZodType<model.TraceDetail> = z.object({
  traceId: id(32),
  spans: z.array(Span),
  logs: z.array(Log),
  errors: z.array(ErrorEvent),
  replays: z.array(Replay),
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
  link: z.enum(['linked', 'browser-only', 'backend-only', 'broken', 'unsampled', 'logs-only']),
})

export const TraceList = z.object({ traces: z.array(TraceSummary) })

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
    reason: z.enum(['invalid_span', 'duplicate', 'timestamp', 'no_data', 'too_large:log']).optional(),
  }),
})

export const ErrorBody = z.object({ code: z.string(), message: z.string(), field: z.string().optional() })

export const Problem: z.ZodType<model.Problem> = z.object({
  id: z.int(),
  timeMs: unixMs,
  count: z.int().describe('How often it came in the same body'),
  project: z.string().nullable(),
  sdk: z.string().nullable().describe('As the request names it, else the user agent'),
  status: z.int().describe('What the request was answered'),
  code: z.string().describe('Why, in one word of its rule'),
  rule: z.enum(['refusal', 'decoding', 'budget', 'client_report']).describe('What judged'),
  message: z.string(),
  head: z.string().describe('The request line and the headers, one a line'),
  rawBytes: z.int().describe('How many bytes `/raw` has'),
})

export const ProblemList = z.object({ problems: z.array(Problem) })

export { Fault, RawItem }
export const FaultState = z.object({ fault: Fault.nullable() })
export const RawItems = z.object({ items: z.array(RawItem) })

export const Imported = z.object({
  imported: z.int().describe('Bodies taken'),
  known: z.int().describe('Bodies that were here and were not taken again'),
})

const counts = z.record(z.string(), z.int())

export const Health = z.object({
  status: z.literal('ok'),
  traces: z.int(),
  pinnedTraces: z.int().describe('Traces that are never evicted'),
  records: z.int().describe('Spans, logs and errors kept in traces, repeats included'),
  bytes: z.int().describe('Bytes of the bodies they came in'),
  budget: z.object({ records: z.int(), bytes: z.int() }).describe('Beyond either, the trace that came first goes'),
  evictedTraces: z.int().describe('Traces that went because the budget was full'),
  untraced: z.int().describe('Logs and errors kept that have no trace id'),
  ignored: counts.describe('Items that mean nothing in a trace, by type'),
  damaged: counts.describe('Parts of bodies that could not be read, by reason'),
  problems: z.int().describe('How many problems are listed'),
  fault: Fault.nullable().describe('What the intake does wrong on demand'),
})
