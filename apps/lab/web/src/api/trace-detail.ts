import type { TraceDetail } from '@checkout/trace-model/model'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from './fetch-json.ts'

export const traceDetailKey = (traceId: string) => ['trace', traceId] as const

export function traceDetailQuery(traceId: string) {
  return queryOptions({
    queryKey: traceDetailKey(traceId),
    queryFn: ({ signal }) => fetchJson<TraceDetail>(`/api/traces/${encodeURIComponent(traceId)}`, { signal }),
    // Comparing two answers of 10,000 spans deeply costs more than drawing the forty rows in view again.
    structuralSharing: false,
  })
}
