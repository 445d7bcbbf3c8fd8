import type { Holding } from './holding.ts'
import { append, type IndexedTrace } from './indexed-trace.ts'
import type { Undo } from './undo.ts'

/** Takes every trace that is not pinned out of `traces`. Undone, they are those that came first, each with what came of it since. */
export function clearTraces(traces: Map<string, IndexedTrace>, holding: Holding): Undo & { traceIds: string[] } {
  const gone = [...traces.values()].filter(({ isPinned }) => !isPinned)
  for (const trace of gone) {
    traces.delete(trace.traceId)
    holding.release(trace)
  }
  return { traceIds: gone.map(({ traceId }) => traceId), undo: () => bringBack(gone, traces, holding) }
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
