import type { TraceSummary } from '@checkout/trace-model/model'
import { createContext, use, useSyncExternalStore } from 'react'

/** What came in since the last time it was told. */
export type Arrival = { count: number; latest: TraceSummary }

export type Arrivals = {
  note(traces: readonly TraceSummary[], isKnown: (traceId: string) => boolean): void
  forget(): void
  subscribe(listener: () => void): () => void
  latest(): Arrival | null
}

const everyMs = 1_000

/** Tells of traces that are new, at most once in `everyMs`: someone who listens cannot follow ten a second. */
export function createArrivals(): Arrivals {
  const listeners = new Set<() => void>()
  const seen = new Set<string>()
  let waiting: Arrival | null = null
  let told: Arrival | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function tell(): void {
    timer = undefined
    told = waiting
    waiting = null
    for (const listener of listeners) listener()
  }

  return {
    note(traces, isKnown) {
      for (const trace of traces) {
        if (seen.has(trace.traceId)) continue
        seen.add(trace.traceId)
        if (!isKnown(trace.traceId)) waiting = { count: (waiting?.count ?? 0) + 1, latest: trace }
      }
      if (waiting && timer === undefined) timer = setTimeout(tell, everyMs)
    },
    forget: () => seen.clear(),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    latest: () => told,
  }
}

export const ArrivalsContext = createContext<Arrivals | null>(null)

export function useLatestArrival(): Arrival | null {
  const arrivals = use(ArrivalsContext)
  if (!arrivals) throw new Error('ArrivalsContext is missing')
  return useSyncExternalStore(arrivals.subscribe, arrivals.latest)
}
