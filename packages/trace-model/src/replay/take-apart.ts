import { spanIdOf, traceIdOf } from '../ids.ts'
import { isObject, type Json, type JsonObject, numberIn, objectIn, textIn } from '../json.ts'
import type { Attributes } from '../model.ts'
import type { Recording, ReplayBreadcrumb, ReplayPerformanceSpan } from './model.ts'

export function emptyRecording(): Recording {
  return { events: [], breadcrumbs: [], performanceSpans: [], options: null }
}

const customEvent = 5

/** Sorts the events of one segment into a recording. What is no event is left out; what Sentry put between is told by its tag. */
export function takeApart(events: readonly Json[], into: Recording): void {
  for (const event of events) {
    if (!isObject(event)) continue
    const type = numberIn(event, 'type')
    const timestamp = numberIn(event, 'timestamp')
    if (type === null || timestamp === null) continue
    const data = objectIn(event, 'data')
    if (type !== customEvent || !addFrame(data, into)) {
      into.events.push({ type, timestamp: clockMs(timestamp), data: event.data ?? null })
    }
  }
}

/** In the order of their times; segments overlap a little. */
export function inOrder({ events, breadcrumbs, performanceSpans, options }: Recording): Recording {
  return {
    events: events.toSorted((a, b) => a.timestamp - b.timestamp),
    breadcrumbs: breadcrumbs.toSorted((a, b) => a.timeMs - b.timeMs),
    performanceSpans: performanceSpans.toSorted((a, b) => a.startTimeMs - b.startTimeMs),
    options,
  }
}

function addFrame(data: JsonObject, into: Recording): boolean {
  const payload = objectIn(data, 'payload')
  switch (textIn(data, 'tag')) {
    case 'breadcrumb':
      into.breadcrumbs.push(breadcrumbOf(payload))
      return true
    case 'performanceSpan':
      into.performanceSpans.push(performanceSpanOf(payload))
      return true
    case 'options':
      into.options = payload as Attributes
      return true
    default:
      return false
  }
}

function breadcrumbOf(payload: JsonObject): ReplayBreadcrumb {
  return {
    timeMs: clockMs(numberIn(payload, 'timestamp') ?? 0),
    category: textIn(payload, 'category'),
    message: textIn(payload, 'message'),
    level: textIn(payload, 'level'),
    data: objectIn(payload, 'data') as Attributes,
  }
}

function performanceSpanOf(payload: JsonObject): ReplayPerformanceSpan {
  const startTimeMs = clockMs(numberIn(payload, 'startTimestamp') ?? 0)
  const endTimeMs = clockMs(numberIn(payload, 'endTimestamp') ?? 0)
  const data = objectIn(payload, 'data')
  return {
    startTimeMs,
    durationMs: Math.max(0, Math.round((endTimeMs - startTimeMs) * 1000) / 1000),
    op: textIn(payload, 'op') ?? '',
    description: textIn(payload, 'description') ?? '',
    ...spanNamedBy(objectIn(objectIn(data, 'request'), 'headers')),
    data: data as Attributes,
  }
}

type NamedSpan = { traceId: string | null; spanId: string | null }

/** The span that a request's `traceparent` names, else its `sentry-trace`. https://www.w3.org/TR/trace-context/#traceparent-header */
function spanNamedBy(headers: JsonObject): NamedSpan {
  const parent = headerIn(headers, 'traceparent')?.split('-').slice(1)
  const sentry = headerIn(headers, 'sentry-trace')?.split('-')
  const [traceId, spanId] = parent ?? sentry ?? []
  return { traceId: traceIdOf(traceId), spanId: spanIdOf(spanId) }
}

function headerIn(headers: JsonObject, name: string): string | null {
  const key = Object.keys(headers).find((each) => each.toLowerCase() === name)
  return key === undefined ? null : textIn(headers, key)
}

/** Below this, a time since 1970 is in seconds: as milliseconds it would be before March 1973. */
const firstMs = 1e11

/** A time of a recording as Unix milliseconds: rrweb counts these, Sentry's frames count seconds, and both stand in one list. */
function clockMs(time: number): number {
  return time < firstMs ? Math.round(time * 1e6) / 1000 : time
}
