import type { TraceSummary } from '@checkout/trace-model/model'
import { searchedText, wordSearch } from '@checkout/trace-model/search'
import { type IndexedTrace, startMsOf } from '../inbox/index/indexed-trace.ts'
import type { TraceStore } from '../inbox/store/trace-store.ts'
import type { TraceQuery } from './schemas/queries.ts'

export type TracePage = { traces: TraceSummary[]; nextCursor: string | null }

/** The newest traces that match, decoding no more of them than it takes to find as many as were asked for. */
export async function listTraces(store: TraceStore, query: TraceQuery): Promise<TracePage> {
  const { limit, since, cursor } = query
  const candidates = store.traces().filter((trace) => startMsOf(trace) >= since && isBehind(trace, cursor))
  const isMatch = matcherOf(query)
  const traces: TraceSummary[] = []
  for await (const summary of store.summariesOf(candidates)) {
    if (isMatch(summary)) traces.push(summary)
    if (traces.length === limit) break
  }
  const last = traces[limit - 1]
  const next = last && candidates.find(({ traceId }) => traceId === last.traceId)
  const isLast = next === undefined || next === candidates.at(-1)
  return { traces, nextCursor: isLast ? null : `${startMsOf(next)}_${next.traceId}` }
}

/** Whether it comes later than the cursor's trace in the order of `byStart`. */
function isBehind(trace: IndexedTrace, cursor: TraceQuery['cursor']): boolean {
  if (!cursor) return true
  const startMs = startMsOf(trace)
  return startMs === cursor.startMs ? trace.traceId < cursor.traceId : startMs < cursor.startMs
}

function matcherOf({ service, text, errors, link, scenario }: TraceQuery): (summary: TraceSummary) => boolean {
  const hasWords = wordSearch(text)
  return (summary) =>
    (service === undefined || summary.services.includes(service)) &&
    (errors === undefined || summary.errorCount > 0 === errors) &&
    (link === undefined || summary.link === link) &&
    (scenario === undefined || summary.scenario === scenario) &&
    hasWords(searchedText(summary))
}
