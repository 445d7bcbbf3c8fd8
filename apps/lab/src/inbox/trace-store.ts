import type { Decoded, Scanned } from '@checkout/trace-model'
import type { TraceDetail, TraceSummary } from '@checkout/trace-model/model'
import type { NewProblem, ProblemLog } from '../problems/problem-log.ts'
import { damageProblem, evictionProblem, reportProblem } from '../problems/tell.ts'
import { createDecoder } from './decoder.ts'
import type { Budget } from './holding.ts'
import { byStart, pinTrace } from './indexed-trace.ts'
import type { Item } from './item.ts'
import { createReplayStore } from './replay-store.ts'
import { summariesOf } from './summaries.ts'
import { createTally, type Tally } from './tally.ts'
import { detailOf, foundIn, isTraced } from './trace.ts'
import { createTraceIndex, type TraceIndex } from './trace-index.ts'

export type TraceStore = {
  add(item: Item, scanned: Scanned): void
  /** Newest first. */
  list(limit: number): Promise<TraceSummary[]>
  /** Of those that are there, decoded as needed. */
  summaries(traceIds: Iterable<string>): Promise<TraceSummary[]>
  get(traceId: string): Promise<TraceDetail | null>
  /** The bodies that hold records of the trace, in order of arrival. */
  items(traceId: string): readonly Item[]
  /** A pinned trace is never evicted. False when there is no such trace. */
  pin(traceId: string, isPinned: boolean): boolean
  clear(): void
  tally(): Tally & Held
}

type Held = { traces: number; pinnedTraces: number; records: number; bytes: number; budget: Budget }

export type TraceStoreOptions = { budget: Budget; problems: ProblemLog; onChange(traceId: string): void }

/** Keeps bodies as they came, with an index of their traces, and decodes when they are read. */
export function createTraceStore({ budget, problems, onChange }: TraceStoreOptions): TraceStore {
  const tally = createTally()
  const index = createTraceIndex({ budget, onChange, onEvicted, onUntraced: tally.untraced })
  const replays = createReplayStore()
  const decoder = createDecoder()

  function onEvicted(): void {
    tally.evicted()
    problems.add(evictionProblem(problems))
  }

  function addDecoded(item: Item, record: Decoded): void {
    tally.count(record)
    for (const problem of problemsOf(item, record)) problems.add(problem)
    if (isTraced(record)) index.add(item, record.type, foundIn(record))
    if (record.type !== 'replay') return
    replays.add(record.replay)
    for (const traceId of record.replay.traceIds) if (index.traces.has(traceId)) onChange(traceId)
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
    pin: (traceId, isPinned) => pinTrace(index.traces.get(traceId), isPinned),
    clear() {
      index.clear()
      replays.clear()
      decoder.clear()
      tally.clear()
    },
    tally: () => ({ ...heldBy(index), ...tally.read() }),
  }
}

function heldBy({ traces, held }: TraceIndex): Held {
  const pinned = [...traces.values()].filter(({ isPinned }) => isPinned)
  return { traces: traces.size, pinnedTraces: pinned.length, ...held() }
}

function problemsOf(item: Item, record: Decoded): NewProblem[] {
  if (record.type !== 'damaged' && record.type !== 'client_report') return []
  const head = Buffer.from(item.head).toString('latin1')
  if (record.type === 'damaged') return [damageProblem(item, head, record)]
  return record.discarded.map((discarded) => reportProblem(item, head, discarded))
}
