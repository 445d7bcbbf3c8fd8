import { hashKey, type QueryKey } from '@tanstack/react-query'
import type { Refresh } from './refresh.ts'

/** Reads a query again at most once in `everyMs`, the last time after the last call. */
export function createRefreshLater(refresh: Refresh, everyMs = 500): Refresh {
  const waiting = new Set<string>()
  return (queryKey: QueryKey) => {
    const hash = hashKey(queryKey)
    if (waiting.has(hash)) return
    waiting.add(hash)
    setTimeout(() => {
      waiting.delete(hash)
      refresh(queryKey)
    }, everyMs)
  }
}
