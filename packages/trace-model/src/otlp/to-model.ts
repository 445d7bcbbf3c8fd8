import type { Decoded } from '../decoded.ts'
import type { AttributeValue, Span, SpanKind, SpanStatus } from '../model.ts'
import { severityOf } from '../severity.ts'
import { timeDoubt } from '../time-doubts.ts'
import { descriptionOf, opOf } from './describe.ts'
import type { Origin } from './origin.ts'
import type { OtlpLog, OtlpSpan } from './records.ts'
import { msOfNanos } from './values.ts'

const kinds: (SpanKind | null)[] = [null, 'internal', 'server', 'client', 'producer', 'consumer']

export function toSpan(span: OtlpSpan, origin: Origin): Decoded {
  const { traceId, spanId } = span
  if (!traceId) return { type: 'damaged', item: 'span', code: 'missing_trace_id', message: 'a span has no trace id' }
  if (!spanId) return { type: 'damaged', item: 'span', code: 'missing_span_id', message: 'a span has no span id' }
  const attributes = { ...origin.attributes, ...span.attributes }
  if (span.statusMessage) attributes['sentry.status.message'] = span.statusMessage
  const kind = kinds[span.kind] ?? null
  const op = opOf(attributes, kind)
  const decoded: Span = {
    traceId,
    spanId,
    parentSpanId: span.parentSpanId,
    name: descriptionOf(attributes, op) ?? (span.name || op || 'unnamed'),
    op,
    kind,
    service: origin.service,
    side: origin.side,
    source: 'otlp',
    startTimeMs: msOfNanos(span.startNanos),
    durationMs: span.endNanos > span.startNanos ? msOfNanos(span.endNanos - span.startNanos) : 0,
    status: statusOf(span.statusCode),
    attributes,
    links: span.links.flatMap(({ traceId, spanId, attributes }) =>
      traceId && spanId ? [{ traceId, spanId, attributes }] : [],
    ),
    events: span.events.map(({ name, timeNanos, attributes }) => ({ name, timeMs: msOfNanos(timeNanos), attributes })),
  }
  const doubt = timeDoubt(decoded.startTimeMs, msOfNanos(span.endNanos))
  return doubt === null ? { type: 'span', span: decoded } : { type: 'span', span: decoded, doubt }
}

/** As Sentry's intake: every code but 0 and 1 is an error. */
function statusOf(code: number): SpanStatus {
  return code === 0 ? 'unset' : code === 1 ? 'ok' : 'error'
}

/** A record without a time of its own counts from when it was observed. */
export function toLog(log: OtlpLog, origin: Origin): Decoded {
  const attributes = { ...origin.attributes, ...log.attributes }
  if (log.eventName) attributes['event.name'] ??= log.eventName
  return {
    type: 'log',
    log: {
      traceId: log.traceId,
      spanId: log.spanId,
      timeMs: msOfNanos(log.timeNanos || log.observedNanos),
      severity: severityOf(log.severityNumber, log.severityText),
      body: bodyText(log.body),
      attributes,
      source: 'otlp',
      service: origin.service,
    },
  }
}

function bodyText(body: AttributeValue): string {
  if (body === null) return ''
  return typeof body === 'string' ? body : JSON.stringify(body)
}
