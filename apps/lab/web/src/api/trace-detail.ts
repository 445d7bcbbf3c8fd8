import type { TraceDetail } from '@checkout/trace-model/model'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { fetchJson, LabError } from './fetch-json.ts'
import { isListed, traceListQuery } from './trace-list.ts'

export const traceDetailKey = (traceId: string) => ['trace', traceId] as const

/** One trace with all its records. Fails with `LabError` 404 while the lab has nothing of it. */
export function traceDetailQuery(traceId: string) {
  return queryOptions({
    queryKey: traceDetailKey(traceId),
    async queryFn({ client, signal }): Promise<TraceDetail> {
      await expectListed(client, traceId)
      return fetchJson<TraceDetail>(`/api/traces/${encodeURIComponent(traceId)}`, { signal })
    },
    // Comparing two answers of 10,000 spans deeply costs more than drawing the forty rows in view again.
    structuralSharing: false,
  })
}

/** Looks for the trace in the list first: a browser reports every 404 in its console, and waiting for a trace is no error. */
async function expectListed(client: QueryClient, traceId: string): Promise<void> {
  const list = await client.fetchQuery(traceListQuery)
  if (!isListed(list, traceId)) throw new LabError(404, `No trace ${traceId} has arrived.`)
}
