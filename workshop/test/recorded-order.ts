import { attributeNames, browserCheckoutOp, serviceNames, spanNames } from '@checkout/contract/telemetry'
import type { Log, Span, TraceDetail } from '@checkout/trace-model/model'
import { log, span as modelSpan, traceId } from '@checkout/trace-model/testing'
import type { Order } from '../checks/buyer.ts'

export { traceId }

/** An order as the browser sent it, with `answer` as what it was told. */
export const order: Order = {
  headers: { traceparent: `00-${traceId}-00000000000000b2-01`, 'sentry-trace': `${traceId}-00000000000000b2-1` },
  status: 201,
  body: async () => '{}',
}

function span(spanId: string, parentSpanId: string | null, fields: Partial<Span>): Span {
  return modelSpan({ spanId, parentSpanId, ...fields })
}

/** A record of the API on the step that writes the order. */
export function record(eventName: string, fields: Partial<Log> = {}): Log {
  return log({ spanId: 'a2', body: eventName, attributes: { [attributeNames.eventName]: eventName }, ...fields })
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
