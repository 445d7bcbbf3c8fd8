import type { Decoded, Scanned } from '@checkout/trace-model'
import type { TraceDetail, TraceSummary } from '@checkout/trace-model/model'
import { createDecoder } from './decoder.ts'
import { byStart } from './indexed-trace.ts'
import type { Item } from './item.ts'
import { createReplayStore } from './replay-store.ts'
import { summariesOf } from './summaries.ts'
import { createTally, type Tally } from './tally.ts'
import { detailOf, traceIdOf } from './trace.ts'
import { createTraceIndex } from './trace-index.ts'

export type TraceStore = {
  add(item: Item, scanned: Scanned): void
  /** Newest first. */
  list(limit: number): Promise<TraceSummary[]>
  /** Of those that are there, decoded as needed. */
  summaries(traceIds: Iterable<string>): Promise<TraceSummary[]>
  get(traceId: string): Promise<TraceDetail | null>
  /** The bodies that hold records of the trace, in order of arrival. */
  items(traceId: string): readonly Item[]
  clear(): void
  tally(): Tally & { traces: number; records: number }
}

export type TraceStoreOptions = { recordBudget: number; onChange(traceId: string): void }

/** Keeps bodies as they came, with an index of their traces, and decodes when they are read. */
export function createTraceStore({ recordBudget, onChange }: TraceStoreOptions): TraceStore {
  const tally = createTally()
  const index = createTraceIndex({ recordBudget, onChange, onEvicted: tally.evicted, onUntraced: tally.untraced })
  const replays = createReplayStore()
  const decoder = createDecoder()

  function addDecoded(item: Item, record: Decoded): void {
    tally.count(record)
    if (record.type === 'span') addOne(item, record, record.span.startTimeMs)
    if (record.type === 'log') addOne(item, record, record.log.timeMs)
    if (record.type === 'error') addOne(item, record, record.error.timeMs)
    if (record.type !== 'replay') return
    replays.add(record.replay)
    for (const traceId of record.replay.traceIds) if (index.traces.has(traceId)) onChange(traceId)
  }

  function addOne(item: Item, record: Decoded & { type: 'span' | 'log' | 'error' }, timeMs: number): void {
    index.add(item, record.type, { traceIds: [traceIdOf(record)], timesMs: [timeMs] })
  }

  return {
    add(item, scanned) {
      if (scanned.type === 'found') index.add(item, scanned.record, scanned.found)
      else addDecoded(item, scanned)
    },
    list: (limit) => summariesOf([...index.traces.values()].sort(byStart).slice(0, limit), decoder),
    summaries: (traceIds) =>
      summariesOf(
        [...traceIds].flatMap((traceId) => index.traces.get(traceId) ?? []),
        decoder,
      ),
    async get(traceId) {
      const indexed = index.traces.get(traceId)
      if (!indexed) return null
      const trace = await decoder.one(indexed)
      return detailOf(trace, replays.of(traceId, trace.replayIds))
    },
    items: (traceId) => index.traces.get(traceId)?.items ?? [],
    clear() {
      index.clear()
      replays.clear()
      decoder.clear()
      tally.clear()
    },
    tally: () => ({ traces: index.traces.size, records: index.records(), ...tally.read() }),
  }
}
