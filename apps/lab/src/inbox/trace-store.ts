import type { Decoded, Found, Scanned } from '@checkout/trace-model'
import type { NewProblem, ProblemLog } from '../problems/problem-log.ts'
import { damageProblem, evictionProblem, reportProblem } from '../problems/tell.ts'
import { createDecoder } from './decoder.ts'
import type { Budget } from './holding.ts'
import { pinTrace } from './indexed-trace.ts'
import type { Item } from './item.ts'
import { createReplayStore } from './replay-store.ts'
import { createSignalIndex } from './signal-index.ts'
import { createTally, type Tally } from './tally.ts'
import { createTraceIndex, type TraceIndex } from './trace-index.ts'
import { createTraceReads, type TraceReads } from './trace-reads.ts'
import { foundIn, isTraced, type Traced } from './traced.ts'

/** Everything kept, by trace and across traces. */
export type TraceStore = TraceReads & {
  add(item: Item, scanned: Scanned): void
  /** A pinned trace is never evicted. False when there is no such trace. */
  pin(traceId: string, isPinned: boolean): boolean
  clear(): void
  tally(): Tally & Held
}

type Held = {
  traces: number
  pinnedTraces: number
  records: number
  bytes: number
  budget: Budget
  replays: number
  replayBytes: number
}

export type TraceStoreOptions = { budget: Budget; problems: ProblemLog; onChange(traceId: string): void }

/** Recordings are large and few, and may take this part of the byte budget besides. */
const replayShare = 4

/** Keeps bodies as they came, with an index of their traces, and decodes when they are read. */
export function createTraceStore({ budget, problems, onChange }: TraceStoreOptions): TraceStore {
  const tally = createTally()
  const index = createTraceIndex({ budget, onChange, onEvicted, onUntraced: tally.untraced })
  const signals = createSignalIndex()
  const replays = createReplayStore({
    maxBytes: budget.bytes / replayShare,
    isPinned: (traceId) => index.traces.get(traceId)?.isPinned ?? false,
  })
  const decoder = createDecoder()

  function onEvicted(): void {
    tally.evicted()
    problems.add(evictionProblem(problems))
  }

  function addFound(item: Item, record: Traced['type'], found: Found): void {
    index.add(item, record, found)
    if (record !== 'span') for (const timeMs of found.timesMs) signals.add(record, item, timeMs)
  }

  function addDecoded(item: Item, record: Decoded): void {
    tally.count(record)
    for (const problem of problemsOf(item, record)) problems.add(problem)
    if (isTraced(record)) addFound(item, record.type, foundIn(record))
    if (record.type !== 'replay') return
    replays.add(item, record.replay)
    for (const traceId of record.replay.traceIds) if (index.traces.has(traceId)) onChange(traceId)
  }

  return {
    add(item, scanned) {
      if (scanned.type === 'found') addFound(item, scanned.record, scanned.found)
      else addDecoded(item, scanned)
    },
    ...createTraceReads({ index, signals, replays, decoder }),
    pin: (traceId, isPinned) => pinTrace(index.traces.get(traceId), isPinned),
    clear() {
      index.clear()
      signals.clear()
      replays.clear()
      decoder.clear()
      tally.clear()
    },
    tally: () => ({ ...heldBy(index), ...replays.held(), ...tally.read() }),
  }
}

function heldBy({ traces, held }: TraceIndex) {
  const pinned = [...traces.values()].filter(({ isPinned }) => isPinned)
  return { traces: traces.size, pinnedTraces: pinned.length, ...held() }
}

function problemsOf(item: Item, record: Decoded): NewProblem[] {
  if (record.type !== 'damaged' && record.type !== 'client_report') return []
  const head = Buffer.from(item.head).toString('latin1')
  if (record.type === 'damaged') return [damageProblem(item, head, record)]
  return record.discarded.map((discarded) => reportProblem(item, head, discarded))
}
