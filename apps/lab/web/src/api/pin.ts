import { fetchJson } from './fetch-json.ts'

/** A pinned trace is never evicted. The stream of news tells the list. */
export async function pinTrace(traceId: string, isPinned: boolean): Promise<void> {
  await fetchJson(`/api/traces/${encodeURIComponent(traceId)}/pin`, { method: isPinned ? 'PUT' : 'DELETE' })
}
