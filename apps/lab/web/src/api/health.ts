import { queryOptions } from '@tanstack/react-query'
import type { Fault } from '../../../src/faults/fault.ts'
import { fetchJson } from './fetch-json.ts'

/** How passing on goes; `retrying` says why the first in the queue did not arrive yet. */
export type Forward = { queued: number; delivered: number; dropped: number; retrying: string | null }

/** Of `/healthz` what the pages show. */
export type Health = {
  problems: number
  fault: Fault | null
  /** What was cleared and can be brought back, until when. */
  cleared: { traces: number; untilMs: number } | null
  /** Null where nothing is passed on. */
  forward: Forward | null
}

/** What is in no trace is not told by the event stream, so it is asked for. A hidden tab asks nothing. */
export const asked = { refetchInterval: 2_000, refetchOnWindowFocus: 'always' } as const

export const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: ({ signal }) => fetchJson<Health>('/healthz', { signal }),
  ...asked,
})

/** Makes the intake answer as Sentry does again. */
export async function endFault(): Promise<void> {
  await fetchJson('/api/faults', { method: 'DELETE' })
}
