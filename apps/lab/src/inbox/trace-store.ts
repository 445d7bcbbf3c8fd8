import type { Decoded, Found, Scanned } from '@checkout/trace-model'
import type { NewProblem, ProblemLog } from '../problems/problem-log.ts'
import { damageProblem, evictionProblem, reportProblem } from '../problems/tell.ts'
import { createDecoder } from './decoder.ts'
import type { Budget } from './holding.ts'
import type { IndexedTrace } from './indexed-trace.ts'
import type { Item } from './item.ts'
import { createKeeping } from './keeping.ts'
import { createReplayStore } from './replay-store.ts'
import { createSignalIndex } from './signal-index.ts'
import { createTally, type Tally } from './tally.ts'
import { createTraceIndex, type TraceIndex } from './trace-index.ts'
import { createTraceReads, type TraceReads } from './trace-reads.ts'
import { foundIn, isTraced, type Traced } from './traced.ts'
import { type Undo, undoAll } from './undo.ts'

/** Everything kept, by trace and across traces. */
export type TraceStore = TraceReads &
  ReturnType<typeof createKeeping> & {
    add(item: Item, scanned: Scanned): void
    /** Lets go of everything but pinned traces. */
    clear(): Undo & { traceIds: string[] }
    held(): Held
    tally(): Tally & Counts
  }

/** What is kept, and how much of it there may be. */
export type Held = { records: number; bytes: number; budget: Budget; replayBytes: number; maxReplayBytes: number }

type Counts = Held & { traces: number; pinnedTraces: number; replays: number }

export type TraceStoreOptions = {
  budget: Budget
  problems: ProblemLog
  onChange(traceId: string): void
  /** A trace went when the body with the number `seq` came. */
  onEvicted(traceId: string, seq: number): void
}

/** Recordings are large and few, and may take this part of the byte budget besides. */
const replayShare = 4

/** Keeps bodies as they came, with an index of their traces, and decodes when they are read. */
export function createTraceStore({ budget, problems, onChange, ...options }: TraceStoreOptions): TraceStore {
  const tally = createTally()
  const index = createTraceIndex({ budget, onChange, onEvicted, onUntraced: tally.untraced })
  const signals = createSignalIndex()
  const maxReplayBytes = budget.bytes / replayShare
  const replays = createReplayStore({
    maxBytes: maxReplayBytes,
    isPinned: (traceId) => index.traces.get(traceId)?.isPinned ?? false,
  })
  const decoder = createDecoder()

  const held = () => ({ ...index.held(), replayBytes: replays.bytes(), maxReplayBytes })

  function onEvicted({ traceId }: IndexedTrace, { seq }: Item): void {
    tally.evicted()
    options.onEvicted(traceId, seq)
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
    ...createKeeping({ index, replays }),
    clear() {
      const { traceIds, undo } = index.clear()
      decoder.clear()
      return { traceIds, ...undoAll({ undo }, replays.clear(), signals.clear(), tally.clear()) }
    },
    held,
    tally: () => ({ ...countsOf(index), replays: replays.all().length, ...held(), ...tally.read() }),
  }
}

function countsOf({ traces }: TraceIndex) {
  const pinned = [...traces.values()].filter(({ isPinned }) => isPinned)
  return { traces: traces.size, pinnedTraces: pinned.length }
}

function problemsOf(item: Item, record: Decoded): NewProblem[] {
  if (record.type !== 'damaged' && record.type !== 'client_report') return []
  const head = Buffer.from(item.head).toString('latin1')
  if (record.type === 'damaged') return [damageProblem(item, head, record)]
  return record.discarded.map((discarded) => reportProblem(item, head, discarded))
}
