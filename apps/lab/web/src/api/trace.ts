import type { Span, TraceSummary } from '@checkout/trace-model/model'
import type { LinkedFrom } from '@checkout/trace-model/outline'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson, fetchText } from './fetch-json.ts'

export const pathOf = (traceId: string) => `/api/traces/${encodeURIComponent(traceId)}`

/** Where everything about one trace is cached; what is about one span of it stands below. */
export const traceKey = (traceId: string) => ['trace', traceId] as const

/** Everything that was received of one span. It never changes: a second span with the same id is left out. */
export function spanQuery(traceId: string, spanId: string) {
  return queryOptions({
    queryKey: ['span', traceId, spanId],
    queryFn: ({ signal }): Promise<Span> =>
      fetchJson(`${pathOf(traceId)}/spans/${encodeURIComponent(spanId)}`, { signal }),
  })
}

/** Links from other traces. They come without news of this trace, so they are read again, but not at every span: the lab looks through all it keeps. */
export function linkedFromQuery(traceId: string) {
  return queryOptions({
    queryKey: ['linked-from', traceId],
    queryFn: ({ signal }): Promise<{ links: LinkedFrom[] }> => fetchJson(`${pathOf(traceId)}/linked-from`, { signal }),
    staleTime: 30_000,
  })
}

/** The traces that the requests of this one fell into. They come without news of this trace, so they are asked for while its page is open. */
export function otherHalvesQuery(traceId: string) {
  return queryOptions({
    queryKey: ['other-halves', traceId],
    queryFn: ({ signal }): Promise<{ traces: TraceSummary[] }> =>
      fetchJson(`${pathOf(traceId)}/other-halves`, { signal }),
    refetchInterval: 5_000,
  })
}

/** Ids of the spans that hold `text` in their attributes or in what the waterfall shows of them. */
export function spanSearchQuery(traceId: string, text: string) {
  return queryOptions({
    queryKey: [...traceKey(traceId), 'search', text],
    queryFn: ({ signal }): Promise<{ spanIds: string[] }> =>
      fetchJson(`${pathOf(traceId)}/search?text=${encodeURIComponent(text)}`, { signal }),
    enabled: text !== '',
  })
}

/** The trace for an issue or a language model, bounded in length. */
export function traceMarkdown(traceId: string): Promise<string> {
  return fetchText(`${pathOf(traceId)}/markdown`)
}
