import type { Span } from './model.ts'

/** A trace seen as its two halves, and the spans that ought to join them. */
export type Halves = {
  browser: Span[]
  server: Span[]
  /** SERVER spans whose parent is not a received server-side span: where requests came in from outside, earliest first. */
  entries: Span[]
  /** The first entry whose parent the browser sent, with that parent. */
  join: { request: Span; handler: Span } | null
}

export function halvesOf(spans: readonly Span[]): Halves {
  const server = spans.filter((span) => span.side === 'server')
  const handlers = server.filter(isHandler)
  const parentOf = parentsOf(handlers, spans)
  const entries = handlers
    .filter((span) => parentOf(span)?.side !== 'server')
    .sort((a, b) => a.startTimeMs - b.startTimeMs)
  const handler = entries.find((span) => parentOf(span)?.side === 'browser')
  const request = handler && parentOf(handler)
  return {
    browser: spans.filter((span) => span.side === 'browser'),
    server,
    entries,
    join: handler && request ? { request, handler } : null,
  }
}

/** The received parents of a few of the spans. */
function parentsOf(children: readonly Span[], spans: readonly Span[]): (child: Span) => Span | undefined {
  const wanted = new Set(children.map((child) => child.parentSpanId))
  const parents = new Map<string | null, Span>()
  if (children.length > 0) for (const span of spans) if (wanted.has(span.spanId)) parents.set(span.spanId, span)
  return ({ parentSpanId }) => parents.get(parentSpanId)
}

/** OTLP says so by kind; a Sentry SDK on a server says so by operation. */
function isHandler(span: Span): boolean {
  return span.kind === 'server' || (span.kind === null && span.op === 'http.server')
}

/** Requests the browser made, earliest first. */
export function browserRequests(halves: Halves): Span[] {
  return halves.browser.filter((span) => span.op === 'http.client').sort((a, b) => a.startTimeMs - b.startTimeMs)
}
