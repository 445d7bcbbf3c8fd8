import type { Problem, Replay, TraceDetail } from '@checkout/trace-model/model'
import { detailOf, recordCount, type Trace } from './trace.ts'

/** Works out details and keeps those of traces that did not grow since, which is what reading in pages comes back for. */
export function createDetails() {
  const known = new WeakMap<Trace, { state: string; detail: TraceDetail }>()
  return {
    async of(trace: Trace, replays: Replay[], problems: readonly Problem[]): Promise<TraceDetail> {
      const reports = problems.filter(({ rule }) => rule === 'client_report')
      const state = JSON.stringify([recordCount(trace), trace.duplicateSpans, replays, reports.map(({ id }) => id)])
      const last = known.get(trace)
      if (last?.state === state) return last.detail
      const detail = await detailOf(trace, replays, reports)
      known.set(trace, { state, detail })
      return detail
    },
  }
}
