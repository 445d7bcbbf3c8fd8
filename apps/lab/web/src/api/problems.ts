import type { Problem } from '@checkout/trace-model/model'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from './fetch-json.ts'
import { asked } from './health.ts'

const listed = 200

/** The latest problems, newest first. */
export const problemListQuery = queryOptions({
  queryKey: ['problems'],
  queryFn: async ({ signal }) =>
    (await fetchJson<{ problems: Problem[] }>(`/api/problems?limit=${listed}`, { signal })).problems,
  ...asked,
})
