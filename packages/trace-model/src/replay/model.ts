import type { Attributes, AttributeValue } from '../model.ts'

/** An event of rrweb, as its player takes it; `timestamp` is Unix milliseconds. */
export type RrwebEvent = { type: number; timestamp: number; data: AttributeValue }

/** What the SDK noted while it recorded: a click, a console line, a request, a navigation. */
export type ReplayBreadcrumb = {
  timeMs: number
  category: string | null
  message: string | null
  level: string | null
  data: Attributes
}

/** What the SDK measured while it recorded. A request, `resource.fetch` or `resource.xhr`, names the span that its headers named. */
export type ReplayPerformanceSpan = {
  startTimeMs: number
  durationMs: number
  op: string
  description: string
  /** Of the request's `traceparent`, else of its `sentry-trace`. */
  traceId: string | null
  spanId: string | null
  data: Attributes
}

/** A recording, taken apart: what a player plays, and what Sentry put between. */
export type Recording = {
  events: RrwebEvent[]
  breadcrumbs: ReplayBreadcrumb[]
  performanceSpans: ReplayPerformanceSpan[]
  /** How the recorder was set up. */
  options: Attributes | null
}

export type ReplayDetail = Recording & {
  replayId: string
  startTimeMs: number | null
  endTimeMs: number | null
  traceIds: string[]
  errorIds: string[]
  urls: string[]
  segments: { segmentId: number; receivedAtMs: number; eventCount: number }[]
  /** Segments that nobody sent, below the last one received. */
  missingSegments: number[]
  /** Segments whose recording could not be read, and why. */
  damagedSegments: { segmentId: number; message: string }[]
}
