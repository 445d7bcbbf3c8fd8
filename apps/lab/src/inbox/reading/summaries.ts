import type { TraceSummary } from '@checkout/trace-model/model'
import type { IndexedTrace } from '../index/indexed-trace.ts'
import type { Item } from '../item.ts'
import { createSlices } from '../slices.ts'
import type { Decoder } from './decoder.ts'
import { summaryOf } from './trace.ts'

/** So many decoded traces are held at once while a long list is worked out. */
const groupSize = 16
/** A trace of so many bodies of its own is likely to get more, and is not decoded anew each time. */
const growingFrom = 8
/** So few have just come in, and are likely to be opened: what is decoded of them is kept. */
const few = 4

/** The summaries of traces in their order; those that are not known are worked out, some ahead, and remembered until the trace gets another body. */
export async function* summariesOf(traces: readonly IndexedTrace[], decoder: Decoder): AsyncGenerator<TraceSummary> {
  for (let at = 0; at < traces.length; at += groupSize) {
    const group = traces.slice(at, at + groupSize)
    const unknown = group.filter(isUnknown)
    const beside = heldBeside(unknown, traces.slice(at + groupSize))
    const fresh = await summarize([...unknown, ...beside], decoder)
    for (const trace of group) {
      const summary = fresh.get(trace) ?? trace.summary
      if (summary) yield summary
    }
  }
}

export async function allSummariesOf(traces: readonly IndexedTrace[], decoder: Decoder): Promise<TraceSummary[]> {
  const summaries: TraceSummary[] = []
  for await (const summary of summariesOf(traces, decoder)) summaries.push(summary)
  return summaries
}

function isUnknown({ summary }: IndexedTrace): boolean {
  return summary === null
}

/**
 * Those of `others` for which no more bodies are decoded than those of `traces` and their own: a Collector sends many traces in one body, and
 * it is not to be decoded for each.
 */
function heldBeside(traces: readonly IndexedTrace[], others: readonly IndexedTrace[]): IndexedTrace[] {
  const shared = new Set(traces.flatMap(({ items }) => items.filter((item) => !isOwn(item))))
  if (shared.size === 0) return []
  const isBeside = ({ items }: IndexedTrace) => items.some((item) => shared.has(item)) && items.every(isDecoded)
  const isDecoded = (item: Item) => shared.has(item) || isOwn(item)
  return others.filter((trace) => isUnknown(trace) && isBeside(trace))
}

/** Whether a body has records of one trace alone. */
function isOwn({ traceCount }: Item): boolean {
  return traceCount === 1
}

async function summarize(traces: readonly IndexedTrace[], decoder: Decoder): Promise<Map<IndexedTrace, TraceSummary>> {
  const knownItems = new Map(traces.map((trace) => [trace, trace.items.length]))
  const summaries = new Map<IndexedTrace, TraceSummary>()
  const isSmall = ({ items }: IndexedTrace) => items.filter(isOwn).length < growingFrom
  const small = traces.length > few ? traces.filter(isSmall) : []
  const slices = createSlices()
  for (const [trace, decoded] of await decoder.several(small)) summaries.set(trace, await summaryOf(decoded, slices))
  for (const trace of traces) {
    if (!summaries.has(trace)) summaries.set(trace, await summaryOf(await decoder.one(trace), slices))
  }
  for (const [trace, summary] of summaries) {
    summary.isPinned = trace.isPinned
    if (trace.items.length === knownItems.get(trace)) trace.summary = summary
  }
  return summaries
}
