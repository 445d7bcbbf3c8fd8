import type { QueryClient } from '@tanstack/react-query'
import { applyNews, catchUp, type News } from './apply-news.ts'
import { type Arrivals, createArrivals } from './arrivals.ts'
import { connectLive, type Live } from './live.ts'
import { createQueryClient } from './query-client.ts'
import { createRefresh, createRefreshLater } from './refresh.ts'

export type Connection = { client: QueryClient; live: Live; arrivals: Arrivals }

/** The data the pages read and the stream that keeps it fresh. */
export function connect(open: () => EventSource): Connection {
  const client = createQueryClient()
  const refresh = createRefresh(client)
  const refreshLater = createRefreshLater(refresh)
  const arrivals = createArrivals()
  const live = connectLive({
    open,
    onNews: (data) => applyNews({ client, refresh, refreshLater, arrivals }, JSON.parse(data) as News),
    onConnected: () => catchUp(client, refresh),
  })
  return { client, live, arrivals }
}
