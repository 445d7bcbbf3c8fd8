import type { AttributeValue } from '@checkout/trace-model/model'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from './fetch-json.ts'

/** One change of Sentry's intake; `null` stands for absent. */
export type Change = { rule: string; field: string; from: AttributeValue; to: AttributeValue }

export type SentryView = {
  received: AttributeValue
  stored: { [field: string]: AttributeValue } | null
  changes: Change[]
  outcome: { type: 'accepted' | 'dropped'; reason?: string }
}

/** What Sentry makes of one span. */
export function sentryViewQuery(traceId: string, spanId: string) {
  return queryOptions({
    queryKey: ['sentry-view', traceId, spanId],
    queryFn: ({ signal }): Promise<SentryView> =>
      fetchJson(`/api/traces/${encodeURIComponent(traceId)}/spans/${encodeURIComponent(spanId)}/sentry`, { signal }),
  })
}
