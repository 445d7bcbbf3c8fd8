import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from './fetch-json.ts'

/** Where a line of a built file comes from; `line` counts from 1. */
export type Original = {
  source: string
  line: number
  column: number
  name: string | null
  before: string[]
  text: string | null
  after: string[]
}

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
