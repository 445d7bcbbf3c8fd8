import type { QueryClient } from '@tanstack/react-query'
import { applyNews, catchUp, type News } from './apply-news.ts'
import { connectLive, type Live } from './live.ts'
import { createQueryClient } from './query-client.ts'
import { createRefresh } from './refresh.ts'

export type Connection = { client: QueryClient; live: Live }

/** The data the pages read and the stream that keeps it fresh. */
export function connect(open: () => EventSource): Connection {
  const client = createQueryClient()
  const refresh = createRefresh(client)
  const live = connectLive({
    open,
    onNews: (data) => applyNews(client, refresh, JSON.parse(data) as News),
    onConnected: () => catchUp(client, refresh),
  })
  return { client, live }
}
