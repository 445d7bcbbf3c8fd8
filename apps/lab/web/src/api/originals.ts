import type { Original } from '@checkout/trace-model/model'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from './fetch-json.ts'

/** For each exception of an error and each of its frames the place in the original source, or null. */
export function originalsQuery(traceId: string, eventId: string) {
  return queryOptions({
    queryKey: ['originals', traceId, eventId],
    queryFn: ({ signal }): Promise<{ originals: (Original | null)[][] }> =>
      fetchJson(`/api/traces/${encodeURIComponent(traceId)}/errors/${encodeURIComponent(eventId)}/originals`, {
        signal,
      }),
  })
}
