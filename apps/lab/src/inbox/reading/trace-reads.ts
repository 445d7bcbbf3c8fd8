import type { ErrorEvent, Log, Metric, Span, TraceDetail, TraceSummary } from '@checkout/trace-model/model'
import type { LinkedFrom } from '@checkout/trace-model/outline'
import type { ProblemLog } from '../../problems/problem-log.ts'
import { byStart, type IndexedTrace } from '../index/indexed-trace.ts'
import type { SignalIndex } from '../index/signal-index.ts'
import type { TraceIndex } from '../index/trace-index.ts'
import type { Item } from '../item.ts'
import type { ReplayStore } from '../replays/replay-store.ts'
import { replayListed, type StoredReplay } from '../replays/stored-replay.ts'
import type { Decoder } from './decoder.ts'
import { linksTo } from './links-to.ts'
import { newestRecords, type Placed, type Wanted } from './newest-records.ts'
import { otherHalves } from './other-halves.ts'
import type { Signal } from './signal.ts'
import { allSummariesOf, summariesOf } from './summaries.ts'
import { createDetails, emptyTrace, spansInOrder } from './trace.ts'

export type TraceReads = {
  /** Newest first, not decoded. */
  traces(): IndexedTrace[]
  /** Of the traces given, in their order, decoded as needed. */
  summariesOf(traces: readonly IndexedTrace[]): AsyncIterable<TraceSummary>
  /** Of those that are there, decoded as needed. */
  summaries(traceIds: Iterable<string>): Promise<TraceSummary[]>
  /** Logs, errors or metrics across traces, newest first. */
  newest<R extends Log | ErrorEvent | Metric>(signal: Signal<R>, wanted: Wanted<R>): Promise<Placed<R>[]>
  get(traceId: string): Promise<TraceDetail | null>
  /** The spans of a trace by id; null when there is no such trace. */
  spans(traceId: string): Promise<ReadonlyMap<string, Span> | null>
  /** The same by time of start. */
  spansInOrder(traceId: string): Promise<readonly Span[] | null>
  /** Links from other traces to spans of this one. */
  linkedFrom(traceId: string): Promise<LinkedFrom[]>
  /** The traces that the requests of this one fell into, as far as recorded headers tell. */
  otherHalves(traceId: string): Promise<TraceSummary[]>
  /** The bodies that hold records of the trace, in order of arrival. */
  items(traceId: string): readonly Item[]
  replay(replayId: string): StoredReplay | null
  /** The same, and behind them the bodies that hold only recordings of its replays. */
  itemsWithReplays(traceId: string): Promise<Item[]>
}

/** As many as a verdict may have to look through. */
const maxProblems = 1_000

type Kept = {
  index: TraceIndex
  signals: SignalIndex
  replays: ReplayStore
  decoder: Decoder
  problems: ProblemLog
  /** Told of each trace that is read whole. */
  onRead(detail: TraceDetail): void
}

/** Reads what is kept, decoding as much of it as each question takes. */
export function createTraceReads({ index, signals, replays, decoder, problems, onRead }: Kept): TraceReads {
  const indexed = (traceIds: Iterable<string>) => [...traceIds].flatMap((traceId) => index.traces.get(traceId) ?? [])
  const details = createDetails()
  const decoded = async (traceId: string) => {
    const [trace] = indexed([traceId])
    return trace ? decoder.one(trace) : null
  }
  const summaries = (traceIds: Iterable<string>) => allSummariesOf(indexed(traceIds), decoder)
  return {
    traces: () => [...index.traces.values()].sort(byStart),
    summariesOf: (traces) => summariesOf(traces, decoder),
    summaries,
    newest: (signal, wanted) =>
      newestRecords(signal, signals.bodies(signal.type), {
        ...wanted,
        accept: (record, item) =>
          (item.only ?? record.traceId) === record.traceId &&
          index.holds(item, record.traceId) &&
          wanted.accept(record, item),
      }),
    async get(traceId) {
      const trace = await decoded(traceId)
      if (!trace) return null
      const detail = await details.of(
        trace,
        replays.of(traceId, trace.replayIds).map(replayListed),
        problems.latest(maxProblems),
      )
      onRead(detail)
      return detail
    },
    spans: async (traceId) => (await decoded(traceId))?.spans ?? null,
    spansInOrder: async (traceId) => spansInOrder(await decoded(traceId)),
    linkedFrom: (traceId) => linksTo(traceId, index.traces.values()),
    otherHalves: async (traceId) =>
      summaries(await otherHalves((await decoded(traceId)) ?? emptyTrace(traceId), index.traces)),
    items: (traceId) => index.traces.get(traceId)?.items ?? [],
    replay: replays.get,
    async itemsWithReplays(traceId) {
      const trace = await decoded(traceId)
      if (!trace) return []
      const recorded = replays.of(traceId, trace.replayIds).flatMap(({ segments }) => [...segments.values()])
      return [...new Set([...(index.traces.get(traceId)?.items ?? []), ...recorded])]
    },
  }
}
