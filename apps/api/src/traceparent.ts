import { context, type Link, propagation, ROOT_CONTEXT, trace } from '@opentelemetry/api'

/** The W3C `traceparent` of the active span; null without telemetry. */
export function traceparentOfNow(): string | null {
  const carrier: { traceparent?: string } = {}
  propagation.inject(context.active(), carrier)
  return carrier.traceparent ?? null
}

/** A link to the span that `traceparent` names; undefined if it names none. */
export function linkTo(traceparent: string | null): Link | undefined {
  const spanContext = trace.getSpanContext(propagation.extract(ROOT_CONTEXT, { traceparent }))
  return spanContext && { context: spanContext }
}
