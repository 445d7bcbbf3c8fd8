import type { ReplayDetail } from '@checkout/trace-model/replay'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from './fetch-json.ts'

/** A replay, ready to be played. */
export function replayQuery(replayId: string) {
  return queryOptions({
    queryKey: ['replay', replayId],
    queryFn: ({ signal }): Promise<ReplayDetail> =>
      fetchJson(`/api/replays/${encodeURIComponent(replayId)}`, { signal }),
    structuralSharing: false,
  })
}
