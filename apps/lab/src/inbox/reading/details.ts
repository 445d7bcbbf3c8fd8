import type { Problem, Replay, TraceDetail } from '@checkout/trace-model/model'
import { detailOf, recordCount, type Trace } from './trace.ts'

/** Works out details and keeps those of traces that did not grow since, which is what reading in pages comes back for. */
export function createDetails() {
  const known = new WeakMap<Trace, { state: string; detail: TraceDetail }>()
  return {
    async of(trace: Trace, replays: Replay[], problems: readonly Problem[]): Promise<TraceDetail> {
      const told = problems.filter(({ rule }) => rule === 'client_report' || rule === 'refusal')
      const state = JSON.stringify([
        recordCount(trace),
        trace.duplicateSpans,
        replays,
        told.map(({ id, count }) => [id, count]),
      ])
      const last = known.get(trace)
      if (last?.state === state) return last.detail
      const detail = await detailOf(trace, replays, told)
      known.set(trace, { state, detail })
      return detail
    },
  }
}
