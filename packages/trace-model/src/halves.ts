import type { Span } from './model.ts'
import { inSteps, type Steps } from './pause.ts'

/** A trace seen as its two halves, and the spans that ought to join them. */
export type Halves = {
  browser: Span[]
  server: Span[]
  /** SERVER spans whose parent is not a received server-side span: where requests came in from outside, earliest first. */
  entries: Span[]
  /** The first entry whose parent the browser sent, with that parent. */
  join: { request: Span; handler: Span } | null
}

/** In steps. */
export function* halfSteps(spans: readonly Span[]): Steps<Halves> {
  const browser: Span[] = []
  const server: Span[] = []
  const handlers: Span[] = []
  yield* inSteps(spans, (span) => {
    if (span.side === 'browser') browser.push(span)
    if (span.side !== 'server') return
    server.push(span)
    if (isHandler(span)) handlers.push(span)
  })
  const parentOf = yield* receivedParents(handlers, spans)
  const entries: Span[] = []
  yield* inSteps(handlers, (span) => parentOf(span)?.side !== 'server' && entries.push(span))
  entries.sort((a, b) => a.startTimeMs - b.startTimeMs)
  const handler = entries.find((span) => parentOf(span)?.side === 'browser')
  const request = handler && parentOf(handler)
  return { browser, server, entries, join: handler && request ? { request, handler } : null }
}

/** Those of a few of the spans. */
function* receivedParents(children: readonly Span[], spans: readonly Span[]): Steps<(child: Span) => Span | undefined> {
  const wanted = new Set<string | null>()
  const parents = new Map<string | null, Span>()
  yield* inSteps(children, ({ parentSpanId }) => wanted.add(parentSpanId))
  if (children.length > 0) yield* inSteps(spans, (span) => wanted.has(span.spanId) && parents.set(span.spanId, span))
  return ({ parentSpanId }) => parents.get(parentSpanId)
}

/** OTLP says so by kind; a Sentry SDK on a server says so by operation. */
export function isHandler(span: Span): boolean {
  return span.kind === 'server' || (span.kind === null && span.op === 'http.server')
}

/** Requests the browser made, earliest first. */
export function browserRequests(halves: Halves): Span[] {
  return halves.browser.filter((span) => span.op === 'http.client').sort((a, b) => a.startTimeMs - b.startTimeMs)
}
