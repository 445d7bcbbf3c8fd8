import type { Undo } from '../undo.ts'
import type { Holding } from './holding.ts'
import { append, type IndexedTrace } from './indexed-trace.ts'

/** Takes every trace that is not pinned out of `traces`. Undone, they are those that came first, each with what came of it since. */
export function clearTraces(traces: Map<string, IndexedTrace>, holding: Holding): Undo & { traceIds: string[] } {
  const gone = [...traces.values()].filter(({ isPinned }) => !isPinned)
  for (const trace of gone) {
    traces.delete(trace.traceId)
    holding.release(trace)
  }
  return { traceIds: gone.map(({ traceId }) => traceId), undo: () => bringBack(gone, traces, holding) }
}

type Dropped = { traceIds: readonly string[]; until: number }

/** Lets go of those traces that have nothing newer than the body `until`. */
export function dropTraces(traces: Map<string, IndexedTrace>, holding: Holding, { traceIds, until }: Dropped): void {
  for (const traceId of traceIds) {
    const trace = traces.get(traceId)
    if (!trace?.items.every(({ seq }) => seq <= until)) continue
    traces.delete(traceId)
    holding.release(trace)
  }
}

function bringBack(gone: readonly IndexedTrace[], traces: Map<string, IndexedTrace>, holding: Holding): void {
  const since = [...traces.values()]
  traces.clear()
  for (const trace of gone) traces.set(trace.traceId, trace)
  for (const trace of since) {
    const known = traces.get(trace.traceId)
    if (!known) traces.set(trace.traceId, trace)
    else {
      holding.release(trace)
      append(known, trace)
    }
  }
  for (const trace of gone) holding.holdAgain(trace)
}
