import type * as model from '@checkout/trace-model/model'
import { severities } from '@checkout/trace-model/severity'
import * as z from 'zod'

/** What was received, in schemas held to the types of `trace-model` by the compiler. */

export const id = (digits: number) =>
  z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`), `expected ${digits} hex digits`)
export const TraceId = z
  .string()
  .toLowerCase()
  .regex(/^[0-9a-f]{32}$/, 'expected 32 hex digits')

export const SpanId = z
  .string()
  .toLowerCase()
  .regex(/^[0-9a-f]{16}$/, 'expected 16 hex digits')

export const unixMs = z.number().describe('Unix milliseconds with fractions')
export const ms = z.number().describe('Milliseconds with fractions')

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
export const Attributes = z.record(z.string(), AttributeValue)

const source = z.enum(['envelope', 'otlp']).describe('The protocol it came in by')
export const service = z.string()

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
  severity: z.enum(severities),
  body: z.string(),
  attributes: Attributes,
  source,
  service,
})

const StackFrame: z.ZodType<model.StackFrame> = z.object({
  function: z.string().nullable(),
  filename: z.string().nullable(),
  module: z.string().nullable(),
  lineno: z.number().nullable().describe('Counted from 1'),
  colno: z.number().nullable().describe('Counted from 1'),
  inApp: z.boolean().nullable(),
  debugId: z.string().nullable().describe("Of the file's source map, from `debug_meta.images`"),
  preContext: z.array(z.string()),
  contextLine: z.string().nullable(),
  postContext: z.array(z.string()),
})

const Exception: z.ZodType<model.Exception> = z.object({
  type: z.string(),
  value: z.string(),
  mechanism: z.string().nullable().describe('How it was caught'),
  handled: z.boolean().nullable(),
  frames: z.array(StackFrame).describe('Innermost call first'),
})

export const ErrorEvent: z.ZodType<model.ErrorEvent> = z.object({
  eventId: z.string(),
  traceId: id(32).nullable(),
  spanId: id(16).nullable(),
  timeMs: unixMs,
  level: z.enum(severities),
  type: z.string().describe('Of the outermost exception; `message` for an event without one'),
  value: z.string(),
  exceptions: z.array(Exception).describe('Outermost first, each followed by its cause'),
  release: z.string().nullable(),
  replayId: z.string().nullable().describe('The replay that was recorded meanwhile'),
  source,
  service,
})

export const Metric: z.ZodType<model.Metric> = z.object({
  traceId: id(32).nullable(),
  spanId: id(16).nullable(),
  timeMs: unixMs,
  name: z.string(),
  type: z.string().describe('`counter`, `gauge` or `distribution`, or what else was sent'),
  value: z.number(),
  unit: z.string().nullable(),
  attributes: Attributes,
  source,
  service,
})

export const Replay: z.ZodType<model.Replay> = z.object({
  replayId: z.string(),
  segments: z.int().describe('How many segments were received'),
  startTimeMs: unixMs.nullable(),
})
