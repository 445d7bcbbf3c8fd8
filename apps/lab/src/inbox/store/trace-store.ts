import type { Scanned } from '@checkout/trace-model'
import type { TraceDetail } from '@checkout/trace-model/model'
import { cycleProblems, evictionProblem } from '../../problems/new-problems.ts'
import type { ProblemLog } from '../../problems/problem-log.ts'
import type { Budget } from '../index/holding.ts'
import type { IndexedTrace } from '../index/indexed-trace.ts'
import { createSignalIndex } from '../index/signal-index.ts'
import { createTraceIndex, type TraceIndex } from '../index/trace-index.ts'
import type { Item } from '../item.ts'
import { createDecoder } from '../reading/decoder.ts'
import { createTraceReads, type TraceReads } from '../reading/trace-reads.ts'
import { createReplayStore } from '../replays/replay-store.ts'
import { type Undo, undoAll } from '../undo.ts'
import { createKeeping } from './keeping.ts'
import { createTally, type Tally } from './tally.ts'
import { createTraceAdds } from './trace-adds.ts'

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

type TraceStoreOptions = {
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

  function onRead(detail: TraceDetail): void {
    const trace = index.traces.get(detail.traceId)
    if (!trace || detail.cycles.length <= trace.toldCycles) return
    trace.toldCycles = detail.cycles.length
    for (const problem of cycleProblems(trace, detail)) problems.add(problem)
  }

  return {
    add: createTraceAdds({ index, signals, replays, tally, problems, onChange }),
    ...createTraceReads({ index, signals, replays, decoder, problems, onRead }),
    ...createKeeping({ index, replays, onChange }),
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
