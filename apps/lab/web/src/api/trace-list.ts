import type { TraceSummary } from '@checkout/trace-model/model'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from './fetch-json.ts'

/** `epoch` counts how often the lab was cleared while the page watched. */
export type TraceList = { traces: TraceSummary[]; epoch: number }

const limit = 10_000

export const traceListKey = ['traces'] as const

export const traceListQuery = queryOptions({
  queryKey: traceListKey,
  queryFn: async ({ client, signal }): Promise<TraceList> => {
    const { traces } = await fetchJson<{ traces: TraceSummary[] }>(`/api/traces?limit=${limit}`, { signal })
    return { traces: newestFirst(traces), epoch: client.getQueryData<TraceList>(traceListKey)?.epoch ?? 0 }
  },
  // It would compare rows by position: one that came in above makes every row below look changed.
  structuralSharing: false,
})

/** Whether the lab has something of a trace. A full list may leave out old ones, so it excludes nothing. */
export function isListed({ traces }: TraceList, traceId: string): boolean {
  return traces.length >= limit || traces.some((trace) => trace.traceId === traceId)
}

/** The list with `changed` put in the place of what it replaces; rows that did not change keep their identity. */
export function withChanges(list: TraceList, changed: readonly TraceSummary[], cleared: boolean): TraceList {
  const kept = cleared ? [] : list.traces
  const byId = new Map(kept.map((trace) => [trace.traceId, trace]))
  for (const trace of changed) byId.set(trace.traceId, trace)
  const traces = newestFirst([...byId.values()]).slice(0, limit)
  return { traces, epoch: cleared ? list.epoch + 1 : list.epoch }
}

/** Forgets every trace that is not pinned. */
export async function clearTraces(): Promise<void> {
  await fetchJson('/api/traces', { method: 'DELETE' })
}

/** Brings back what the last clear took. Throws `LabError` 409 when the lab no longer keeps it. */
export async function undoClear(): Promise<void> {
  await fetchJson('/api/traces/undo-clear', { method: 'POST' })
}

/** A pinned trace is never evicted. The stream of news tells the list. */
export async function pinTrace(traceId: string, isPinned: boolean): Promise<void> {
  await fetchJson(`/api/traces/${encodeURIComponent(traceId)}/pin`, { method: isPinned ? 'PUT' : 'DELETE' })
}

function newestFirst(traces: TraceSummary[]): TraceSummary[] {
  return traces.sort((a, b) => b.startTimeMs - a.startTimeMs || (a.traceId < b.traceId ? -1 : 1))
}
