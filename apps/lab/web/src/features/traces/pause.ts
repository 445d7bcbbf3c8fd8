import type { TraceSummary } from '@checkout/trace-model/model'
import type { TraceList } from '../../api/trace-list.ts'

/** The list as it was when the person paused, or null while it runs. */
export type Pause = TraceList | null

/** The rows to show. Clearing the lab empties a paused list too: its rows would lead nowhere. */
export function pausedRows(list: TraceList, pause: Pause): readonly TraceSummary[] {
  if (!pause) return list.traces
  return pause.epoch === list.epoch ? pause.traces : []
}

export type Waiting = { added: number; changed: number }

/** What came in since the pause. A row that did not change is the same object in both lists. */
export function waitingSince(list: TraceList, pause: Pause): Waiting {
  if (!pause) return { added: 0, changed: 0 }
  const before = new Map(pausedRows(list, pause).map((trace) => [trace.traceId, trace]))
  let added = 0
  let changed = 0
  for (const trace of list.traces) {
    const known = before.get(trace.traceId)
    if (!known) added += 1
    else if (known !== trace) changed += 1
  }
  return { added, changed }
}

/** `3 new, 1 changed`; null when nothing waits. */
export function waitingText({ added, changed }: Waiting): string | null {
  const parts = [added > 0 && `${added} new`, changed > 0 && `${changed} changed`].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : null
}
