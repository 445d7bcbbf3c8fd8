import type { Problem } from '@checkout/trace-model/model'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from './fetch-json.ts'

const listed = 200

// A problem is in no trace, so the event stream does not tell of it. A hidden tab asks nothing.
const asked = { refetchInterval: 2_000, refetchOnWindowFocus: 'always' } as const

/** How many problems the lab holds. */
export const problemCountQuery = queryOptions({
  queryKey: ['problem-count'],
  queryFn: async ({ signal }) => (await fetchJson<{ problems: number }>('/healthz', { signal })).problems,
  ...asked,
})

/** The latest problems, newest first. */
export const problemListQuery = queryOptions({
  queryKey: ['problems'],
  queryFn: async ({ signal }) =>
    (await fetchJson<{ problems: Problem[] }>(`/api/problems?limit=${listed}`, { signal })).problems,
  ...asked,
})
