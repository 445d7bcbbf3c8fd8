import { traceHeaders } from '@checkout/contract/telemetry'
import type { Span } from '@sentry/react'

export type SentHeader = { name: string; value: string }

let last: { traceId: string; headers: SentHeader[] } | undefined

/**
 * Told by the SDK of each request when it has written its headers, with the span of the request and what `fetch` is given. Where the
 * request's address is no target of trace headers, it has written none.
 */
export function rememberSentHeaders(span: Span, { input }: { input?: unknown }): void {
  if (!span.isRecording()) return
  const [, init] = (input ?? []) as Parameters<typeof fetch> | []
  const sent = new Headers(init?.headers)
  const headers = traceHeaders.flatMap((name) => {
    const value = sent.get(name)
    return value === null ? [] : [{ name, value }]
  })
  last = { traceId: span.spanContext().traceId, headers }
}

/** The trace headers of the last request of this trace; none when the SDK is off or the API is no target of them. */
export function sentHeadersOf(traceId: string): SentHeader[] {
  return last?.traceId === traceId ? last.headers : []
}
