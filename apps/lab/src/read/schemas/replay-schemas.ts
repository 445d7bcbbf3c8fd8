import type * as replay from '@checkout/trace-model/replay'
import * as z from 'zod'
import { Attributes, AttributeValue, id, ms, TraceId, unixMs } from './record-schemas.ts'

export const ReplayId = TraceId

const RrwebEvent: z.ZodType<replay.RrwebEvent> = z.object({
  type: z.number(),
  timestamp: unixMs,
  data: AttributeValue,
})

const ReplayBreadcrumb: z.ZodType<replay.ReplayBreadcrumb> = z.object({
  timeMs: unixMs,
  category: z.string().nullable(),
  message: z.string().nullable(),
  level: z.string().nullable(),
  data: Attributes,
})

const ReplayPerformanceSpan: z.ZodType<replay.ReplayPerformanceSpan> = z.object({
  startTimeMs: unixMs,
  durationMs: ms,
  op: z.string().describe('`resource.fetch` and `resource.xhr` are requests'),
  description: z.string(),
  traceId: id(32).nullable().describe("Of the request's `traceparent`, else of its `sentry-trace`"),
  spanId: id(16).nullable(),
  data: Attributes,
})

export const ReplayDetail: z.ZodType<replay.ReplayDetail> = z.object({
  replayId: z.string(),
  startTimeMs: unixMs.nullable(),
  endTimeMs: unixMs.nullable(),
  traceIds: z.array(id(32)),
  errorIds: z.array(z.string()),
  urls: z.array(z.string()),
  segments: z.array(z.object({ segmentId: z.number(), receivedAtMs: unixMs, eventCount: z.int() })),
  missingSegments: z.array(z.int()).describe('Nobody sent them, although later ones arrived'),
  damagedSegments: z.array(z.object({ segmentId: z.number(), message: z.string() })),
  events: z.array(RrwebEvent).describe("rrweb's events without Sentry's own, in order, for a player"),
  breadcrumbs: z.array(ReplayBreadcrumb),
  performanceSpans: z.array(ReplayPerformanceSpan),
  options: Attributes.nullable().describe('How the recorder was set up'),
})
