import type { TraceSummary } from '@checkout/trace-model/model'
import type { Query, QueryClient } from '@tanstack/react-query'
import type { Arrivals } from './arrivals.ts'
import { healthQuery } from './health.ts'
import { problemListQuery } from './problems.ts'
import type { Refresh } from './refresh.ts'
import { signalsKey } from './signals.ts'
import { type TraceList, traceListKey, withChanges } from './trace-list.ts'

/** What one `traces` event of `/api/events` says. */
export type News = { changed: TraceSummary[]; cleared?: true }

type Receivers = { client: QueryClient; refresh: Refresh; refreshLater: Refresh; arrivals: Arrivals }

/** Puts news into the list at once and reads open traces again that it concerns. */
export function applyNews({ client, refresh, refreshLater, arrivals }: Receivers, news: News): void {
  const list = client.getQueryData<TraceList>(traceListKey)
  if (news.cleared) arrivals.forget()
  const known = new Set(news.cleared ? [] : list?.traces.map(({ traceId }) => traceId))
  arrivals.note(news.changed, (traceId) => known.has(traceId))
  if (list) client.setQueryData(traceListKey, withChanges(list, news.changed, news.cleared === true))
  if (client.isFetching({ queryKey: traceListKey }) > 0) refresh(traceListKey)
  if (news.cleared) for (const { queryKey } of [healthQuery, problemListQuery]) refresh(queryKey)

  for (const query of client.getQueryCache().findAll({ queryKey: signalsKey, type: 'active' }))
    refreshLater(query.queryKey)

  const changed = new Set(news.changed.map((trace) => trace.traceId))
  for (const query of client.getQueryCache().findAll({ queryKey: ['trace'] })) {
    const traceId = String(query.queryKey[1])
    if (!news.cleared && !changed.has(traceId)) continue
    if (query.isActive()) refresh(query.queryKey)
    else outdate(query)
  }
}

/** After a gap in the stream: whatever is on screen may have missed news, whatever is not will be read when it is opened. */
export function catchUp(client: QueryClient, refresh: Refresh): void {
  const queries = client.getQueryCache().getAll()
  // All of them first: reading a trace looks into the list.
  for (const query of queries) outdate(query)
  for (const query of queries) if (query.isActive()) refresh(query.queryKey)
}

/** Has it read again when it is wanted. What of a trace is on its way to nobody would pass for fresh when it comes. */
function outdate(query: Query): void {
  if (isOfTrace(query) && !query.isActive()) void query.cancel({ revert: true })
  query.invalidate()
}

function isOfTrace({ queryKey }: Query): boolean {
  return queryKey[0] === 'trace'
}
