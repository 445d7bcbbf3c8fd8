import type { ErrorEvent, Log, Metric, TraceDetail, TraceSummary } from '@checkout/trace-model/model'
import type { Decoder } from './decoder.ts'
import { byStart, type IndexedTrace } from './indexed-trace.ts'
import type { Item } from './item.ts'
import { newestRecords, type Placed, type Wanted } from './newest-records.ts'
import type { ReplayStore } from './replay-store.ts'
import type { Signal } from './signal.ts'
import type { SignalIndex } from './signal-index.ts'
import { summariesOf } from './summaries.ts'
import { detailOf } from './trace.ts'
import type { TraceIndex } from './trace-index.ts'

export type TraceReads = {
  /** Newest first, not decoded. */
  traces(): IndexedTrace[]
  /** Of the traces given, decoded as needed. */
  summariesOf(traces: readonly IndexedTrace[]): Promise<TraceSummary[]>
  /** Of those that are there, decoded as needed. */
  summaries(traceIds: Iterable<string>): Promise<TraceSummary[]>
  /** Logs, errors or metrics across traces, newest first. */
  newest<R extends Log | ErrorEvent | Metric>(signal: Signal<R>, wanted: Wanted<R>): Promise<Placed<R>[]>
  get(traceId: string): Promise<TraceDetail | null>
  /** The bodies that hold records of the trace, in order of arrival. */
  items(traceId: string): readonly Item[]
}

type Kept = { index: TraceIndex; signals: SignalIndex; replays: ReplayStore; decoder: Decoder }

/** Reads what is kept, decoding as much of it as each question takes. */
export function createTraceReads({ index, signals, replays, decoder }: Kept): TraceReads {
  const indexed = (traceIds: Iterable<string>) => [...traceIds].flatMap((traceId) => index.traces.get(traceId) ?? [])
  return {
    traces: () => [...index.traces.values()].sort(byStart),
    summariesOf: (traces) => summariesOf(traces, decoder),
    summaries: (traceIds) => summariesOf(indexed(traceIds), decoder),
    newest: (signal, wanted) =>
      newestRecords(signal, signals.bodies(signal.type), {
        ...wanted,
        accept: (record, item) => index.holds(item, record.traceId) && wanted.accept(record, item),
      }),
    async get(traceId) {
      const [trace] = indexed([traceId])
      if (!trace) return null
      const decoded = await decoder.one(trace)
      return detailOf(decoded, replays.of(traceId, decoded.replayIds))
    },
    items: (traceId) => index.traces.get(traceId)?.items ?? [],
  }
}
