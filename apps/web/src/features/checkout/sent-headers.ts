import { traceHeaders } from '@checkout/contract/telemetry'
import { getTraceData, type Span } from '@sentry/react'

export type SentHeader = { name: string; value: string }

let last: { traceId: string; headers: SentHeader[] } | undefined

/**
 * Called by the SDK with the `http.client` span of each request, in the moment in which it writes the headers.
 * Asked later, inside the click's callback, the SDK would name the headers of the click's own span instead.
 */
export function rememberSentHeaders(span: Span): void {
  if (!span.isRecording()) return
  const data = getTraceData({ span, propagateTraceparent: true })
  const headers = traceHeaders.flatMap((name) => (data[name] ? [{ name, value: data[name] }] : []))
  last = { traceId: span.spanContext().traceId, headers }
}

/** The headers of the last request of this trace; none when the SDK is off. */
export function sentHeadersOf(traceId: string): SentHeader[] {
  return last?.traceId === traceId ? last.headers : []
}
