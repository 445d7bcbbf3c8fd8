import type { TraceOutline } from '@checkout/trace-model/outline'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { fetchText, LabError } from './fetch-json.ts'
import { pathOf, traceKey } from './trace.ts'
import { isListed, traceListQuery } from './trace-list.ts'

/** One trace as the waterfall draws it. Fails with `LabError` 404 while the lab has nothing of it. */
export function traceOutlineQuery(traceId: string) {
  return queryOptions({
    queryKey: traceKey(traceId),
    async queryFn({ client, signal }): Promise<TraceOutline> {
      await expectListed(client, traceId)
      return JSON.parse((await takeText(client, traceId)) ?? (await fetchOutline(traceId, signal)))
    },
    // Comparing two answers of 10,000 spans deeply costs more than drawing the forty rows in view again.
    structuralSharing: false,
  })
}

/** Reads the outline and leaves it unparsed until somebody asks for it: that can be done ahead at any size, and nobody notices. */
export async function readAhead(client: QueryClient, traceId: string): Promise<void> {
  const read = client.getQueryState(traceKey(traceId))
  if (!read?.data || read.isInvalidated) await client.prefetchQuery(outlineTextQuery(traceId))
}

/** Lets go of what was read ahead and nobody asked for. */
export function dropReadAhead(client: QueryClient, traceId: string): void {
  client.removeQueries(outlineTextQuery(traceId))
}

function outlineTextQuery(traceId: string) {
  return queryOptions({
    queryKey: [...traceKey(traceId), 'text'],
    queryFn: ({ signal }) => fetchOutline(traceId, signal),
  })
}

/** What was read ahead, also when it still comes in; undefined when there is none, news came since, or it failed. */
async function takeText(client: QueryClient, traceId: string): Promise<string | undefined> {
  const query = outlineTextQuery(traceId)
  const ahead = client.getQueryState(query.queryKey)
  if (!ahead || ahead.isInvalidated) return undefined
  const text = await client.fetchQuery(query).catch(() => undefined)
  client.removeQueries(query)
  return text
}

function fetchOutline(traceId: string, signal: AbortSignal): Promise<string> {
  return fetchText(`${pathOf(traceId)}/outline`, { signal })
}

/** Looks for the trace in the list first: a browser reports every 404 in its console, and waiting for a trace is no error. */
async function expectListed(client: QueryClient, traceId: string): Promise<void> {
  const list = await client.fetchQuery(traceListQuery)
  if (!isListed(list, traceId)) throw new LabError(404, `No trace ${traceId} has arrived.`)
}
