import type { ListedProblem, Overload } from '@checkout/trace-model/model'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from './fetch-json.ts'
import { asked } from './health.ts'

const listed = 200

/** `overload` says when not all requests were looked into. */
export type ProblemList = { problems: ListedProblem[]; overload: Overload | null }

/** The latest problems, newest first; those that say the same of the same sender are one. */
export const problemListQuery = queryOptions({
  queryKey: ['problems'],
  queryFn: ({ signal }) => fetchJson<ProblemList>(`/api/problems?limit=${listed}`, { signal }),
  ...asked,
})
