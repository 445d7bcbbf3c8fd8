import type { Span } from '@checkout/trace-model/model'

/** The backend's own spans for an order's request: SERVER ones first. */
export function requestSpans(spans: Span[]): Span[] {
  const ofRequest = spans.filter(
    ({ side, attributes }) => side === 'server' && attributes['http.route'] === '/api/checkout',
  )
  return ofRequest.toSorted((a, b) => Number(b.kind === 'server') - Number(a.kind === 'server'))
}

/** Whether the span lies below the other, however deep. */
export function isBelow(spans: Span[], span: Span, other: Span): boolean {
  const seen = new Set<string>()
  for (let parent = parentOf(spans, span); parent && !seen.has(parent.spanId); parent = parentOf(spans, parent)) {
    if (parent === other) return true
    seen.add(parent.spanId)
  }
  return false
}

/** A query or a call, as instrumentation makes them. */
export function isClient({ kind }: Span): boolean {
  return kind === 'client'
}

function parentOf(spans: Span[], { parentSpanId }: Span): Span | undefined {
  return spans.find(({ spanId }) => spanId === parentSpanId)
}

/** One line about a span, with as much of its place as tells it from others. */
export function lineOf({ name, kind, service, parentSpanId }: Span): string {
  return `${name} (${kind ?? 'of the browser'}) of ${service}, ${parentSpanId === null ? 'no parent' : `parent ${parentSpanId}`}`
}
