import type { ListedProblem } from '@checkout/trace-model/model'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from './fetch-json.ts'
import { asked } from './health.ts'

const listed = 200

/** The latest problems, newest first; those that say the same of the same sender are one. */
export const problemListQuery = queryOptions({
  queryKey: ['problems'],
  queryFn: async ({ signal }) =>
    (await fetchJson<{ problems: ListedProblem[] }>(`/api/problems?limit=${listed}`, { signal })).problems,
  ...asked,
})
