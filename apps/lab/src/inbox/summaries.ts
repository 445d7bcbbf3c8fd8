import type { TraceSummary } from '@checkout/trace-model/model'
import type { Decoder } from './decoder.ts'
import type { IndexedTrace } from './indexed-trace.ts'
import { summaryOf } from './trace.ts'

/** So many decoded traces are held at once while a long list is worked out. */
const groupSize = 64
/** A trace of so many bodies is likely to get more, and is not decoded anew each time. */
const growingFrom = 8

/** Works out the summaries that are not known, and remembers them until the trace gets another body. */
export async function summariesOf(traces: readonly IndexedTrace[], decoder: Decoder): Promise<TraceSummary[]> {
  const summaries: TraceSummary[] = []
  for (let at = 0; at < traces.length; at += groupSize) {
    const group = traces.slice(at, at + groupSize)
    const fresh = await summarize(
      group.filter(({ summary }) => summary === null),
      decoder,
    )
    summaries.push(...group.flatMap((trace) => fresh.get(trace) ?? trace.summary ?? []))
  }
  return summaries
}

async function summarize(traces: readonly IndexedTrace[], decoder: Decoder): Promise<Map<IndexedTrace, TraceSummary>> {
  const knownItems = new Map(traces.map((trace) => [trace, trace.items.length]))
  const summaries = new Map<IndexedTrace, TraceSummary>()
  const small = traces.filter(({ items }) => items.length < growingFrom)
  for (const [trace, decoded] of await decoder.several(small)) summaries.set(trace, await summaryOf(decoded))
  for (const trace of traces) {
    if (!summaries.has(trace)) summaries.set(trace, await summaryOf(await decoder.one(trace)))
  }
  for (const [trace, summary] of summaries) {
    summary.isPinned = trace.isPinned
    if (trace.items.length === knownItems.get(trace)) trace.summary = summary
  }
  return summaries
}
