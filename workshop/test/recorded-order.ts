import { attributeNames, browserCheckoutOp, serviceNames, spanNames } from '@checkout/contract/telemetry'
import type { Log, Span, TraceDetail } from '@checkout/trace-model/model'
import type { Order } from '../checks/buyer.ts'

export const traceId = '0af7651916cd43dd8448eb211c80319c'

/** An order as the browser sent it, with `answer` as what it was told. */
export const order: Order = {
  headers: { traceparent: `00-${traceId}-00000000000000b2-01`, 'sentry-trace': `${traceId}-00000000000000b2-1` },
  status: 201,
  body: async () => '{}',
}

function span(spanId: string, parentSpanId: string | null, fields: Partial<Span>): Span {
  return {
    traceId,
    spanId,
    parentSpanId,
    name: spanId,
    op: null,
    kind: 'internal',
    service: serviceNames.api,
    side: 'server',
    source: 'otlp',
    startTimeMs: 0,
    durationMs: 1,
    status: 'unset',
    attributes: {},
    links: [],
    events: [],
    ...fields,
  }
}

/** A record of the API on the step that writes the order. */
export function record(eventName: string, fields: Partial<Log> = {}): Log {
  return {
    traceId,
    spanId: 'a2',
    timeMs: 0,
    severity: 'info',
    body: eventName,
    attributes: { [attributeNames.eventName]: eventName },
    source: 'otlp',
    service: serviceNames.api,
    ...fields,
  }
}

/** The trace of the order: the click, its request, the SERVER span and a step. */
export function traceOf(step: Partial<Span> = {}, entry: Partial<Span> = {}): TraceDetail {
  const browser = { service: serviceNames.web, side: 'browser', source: 'envelope' } as const
  const spans = [
    span('b1', null, { ...browser, name: spanNames.browserCheckout, op: browserCheckoutOp }),
    span('b2', 'b1', { ...browser, name: 'POST /api/checkout', op: 'http.client' }),
    span('a1', 'b2', {
      name: 'POST /api/checkout',
      kind: 'server',
      attributes: { 'http.route': '/api/checkout' },
      ...entry,
    }),
    span('a2', 'a1', { name: spanNames.writeOrder, ...step }),
  ]
  const nothing = { metrics: [], replays: [], cycles: [], missingParents: [], skews: [], duplicateSpans: 0 }
  const verdict = { linked: true, code: 'linked', message: '', next: null, evidence: [] } as const
  return { traceId, spans, logs: [], errors: [], ...nothing, verdict: { ...verdict, evidence: [] } }
}
