import { atOnce, diagnosisSteps, joinSteps, summarySteps } from '@checkout/trace-model'
import type { ErrorEvent, Log, Span, TraceDetail, TraceSummary } from '@checkout/trace-model/model'
import { outlineSteps, type TraceOutline } from '@checkout/trace-model/outline'
import * as model from '@checkout/trace-model/testing'

export const traceId = '4f1c9a0b7d3e4c55a1b2c3d4e577de02'
export const startTimeMs = Date.UTC(2026, 10, 21, 9, 41, 7)

export function span(spanId: string, parentSpanId: string | null, fields: Partial<Span> = {}): Span {
  return model.span({ traceId, spanId, parentSpanId, name: spanId, startTimeMs, durationMs: 100, ...fields })
}

export function log(spanId: string, body: string, fields: Partial<Log> = {}): Log {
  return model.log({ traceId, spanId, timeMs: startTimeMs + 20, body, ...fields })
}

export function errorEvent(spanId: string, fields: Partial<ErrorEvent> = {}): ErrorEvent {
  const failure = { type: 'CheckoutError', value: 'The checkout failed with status 500' }
  return model.errorEvent({ eventId: 'e1', traceId, spanId, timeMs: startTimeMs + 50, ...failure, ...fields })
}

/** What the browser sends of a checkout. */
export const browserSpans = [
  span('b1', null, {
    name: 'Run checkout scenario',
    op: 'ui.checkout',
    kind: null,
    service: 'checkout-web',
    side: 'browser',
    source: 'envelope',
    durationMs: 300,
    attributes: { scenario: 'normal' },
  }),
  span('b2', 'b1', {
    name: 'POST /api/checkout',
    op: 'http.client',
    kind: null,
    service: 'checkout-web',
    side: 'browser',
    source: 'envelope',
    startTimeMs: startTimeMs + 5,
    durationMs: 290,
    attributes: { 'http.response.status_code': 201 },
  }),
]

/** What the backend sends of it. */
export const serverSpans = [
  span('a1', 'b2', {
    name: 'POST /api/checkout',
    op: 'http.server',
    kind: 'server',
    startTimeMs: startTimeMs + 20,
    durationMs: 260,
    attributes: { 'http.request.header.traceparent': [`00-${traceId}-b2-01`], 'http.route': '/api/checkout' },
  }),
  span('a2', 'a1', { name: 'checkout.validate_cart', startTimeMs: startTimeMs + 25, durationMs: 16 }),
  span('a3', 'a1', { name: 'checkout.payment', startTimeMs: startTimeMs + 60, durationMs: 180 }),
  span('a4', 'a3', {
    name: 'POST /charges',
    service: 'payments',
    kind: 'server',
    startTimeMs: startTimeMs + 70,
    durationMs: 160,
  }),
]

export function detail(spans: Span[], logs: Log[] = [], errors: ErrorEvent[] = []): TraceDetail {
  const records = { traceId, spans, logs, errors, metrics: [], replays: [] }
  return {
    ...records,
    ...atOnce(joinSteps(spans)),
    duplicateSpans: 0,
    verdict: atOnce(diagnosisSteps(records)).verdict,
  }
}

export function outlineOf(whole: TraceDetail): TraceOutline {
  return atOnce(outlineSteps(whole, atOnce(summarySteps(whole))))
}

/** What the page reads of such a trace. */
export function outline(...records: Parameters<typeof detail>): TraceOutline {
  return outlineOf(detail(...records))
}

export function summary(fields: Partial<TraceSummary> = {}): TraceSummary {
  return { ...atOnce(summarySteps(detail([...browserSpans, ...serverSpans]))), ...fields }
}
