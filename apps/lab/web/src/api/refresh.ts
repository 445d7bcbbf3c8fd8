import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query'

export type Refresh = (queryKey: QueryKey) => void

/** Reads a query again. An answer already on its way may be older than the news, so one more read follows it. */
export function createRefresh(client: QueryClient): Refresh {
  const again = new Map<string, QueryKey>()

  function refresh(queryKey: QueryKey): void {
    if (client.isFetching({ queryKey, exact: true }) > 0) again.set(hashKey(queryKey), queryKey)
    else void client.refetchQueries({ queryKey, exact: true })
  }

  client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.query.state.fetchStatus !== 'idle') return
    const queryKey = again.get(event.query.queryHash)
    if (!queryKey || !again.delete(event.query.queryHash)) return
    // The cache still tells its listeners about this answer.
    queueMicrotask(() => refresh(queryKey))
  })

  return refresh
}

/** Reads a query again at most once in `everyMs`, the last time after the last call. */
export function createRefreshLater(refresh: Refresh, everyMs = 500): Refresh {
  const waiting = new Set<string>()
  return (queryKey) => {
    const hash = hashKey(queryKey)
    if (waiting.has(hash)) return
    waiting.add(hash)
    setTimeout(() => {
      waiting.delete(hash)
      refresh(queryKey)
    }, everyMs)
  }
}
