import type { TraceSummary } from '@checkout/trace-model/model'
import type { Journal } from '../journal/journal.ts'
import type { Kept } from '../journal/open-journal.ts'
import { createProblemLog, type ProblemLog } from '../problems/problem-log.ts'
import { createArrivals } from './arriving/arrivals.ts'
import { type Change, createChanges } from './changes.ts'
import { type Cleared, createClearing } from './clearing.ts'
import type { Budget } from './index/holding.ts'
import { createIndexQueue } from './index-queue.ts'
import type { Item, Received } from './item.ts'
import { createLasting } from './lasting.ts'
import { createTraceStore, type TraceStore } from './store/trace-store.ts'
import { createUntracedBodies } from './untraced-bodies.ts'

/** All that was received. Answers go out before a body is looked into, so whoever reads waits until what was accepted before is indexed. */
export type Inbox = {
  /** Keeps a body, an envelope's header being sound; resolves when it may be answered. */
  accept(received: Received): Promise<void>
  /** The store with everything in it that was accepted before this call. */
  read(): Promise<TraceStore>
  /** Of what is indexed by now, without waiting for the rest. */
  summaries(traceIds: Iterable<string>): Promise<TraceSummary[]>
  /** The store as it is, also while what an earlier lab kept is still being read. */
  now(): TraceStore
  /** Takes what an earlier lab kept; whoever sends or reads waits for the end. */
  load(kept: Kept): Promise<void>
  isLoading(): boolean
  /** Where the data is kept, and how; null when it is in memory alone. */
  data(): ReturnType<Journal['state']> | null
  /** A pinned trace is never evicted. False when there is no such trace. */
  pin(traceId: string, isPinned: boolean): Promise<boolean>
  /** Forgets everything accepted before this call but pinned traces; nothing of it is read after this call either. */
  clear(): Promise<void>
  /** Brings back what the last clear took; answers how many traces, or null when that was too long ago or its room was needed. */
  undoClear(): Promise<number | null>
  /** The last clear, as long as it can be undone. */
  cleared(): Cleared | null
  /** The last bodies that have no record of any trace, newest first. */
  untraced(limit: number): Item[]
  /** What went wrong with what was sent. */
  problems: ProblemLog
  /** Told of every body, and once for each body and trace that it changes. */
  subscribe(listener: (change: Change) => void): void
}

export type InboxOptions = {
  budget?: Partial<Budget>
  undoMs?: number
  journal?: Journal | undefined
  onBug?(error: unknown): void
}

const defaultBudget: Budget = { records: 200_000, bytes: 256 * 1024 * 1024 }

export function createInbox(options: InboxOptions = {}): Inbox {
  const { budget = {}, undoMs = 30_000, journal, onBug = console.error } = options
  const changes = createChanges()
  const problems = createProblemLog()
  const untraced = createUntracedBodies()
  const store = createTraceStore({
    budget: { ...defaultBudget, ...budget },
    problems,
    onChange: changes.changed,
    onEvicted: (traceId, seq) => journal?.evicted(traceId, seq),
  })
  const queue = createIndexQueue({ onBug })
  const onForgotten = () => void journal?.cleanUp()
  const clearing = createClearing({ store, problems, untraced, queue, changes, undoMs, onForgotten })
  const stores = { store, untraced, clearing, changes, problems, onBug }
  const { settled, lastSeq, ...arrivals } = createArrivals({ ...stores, queue, journal })
  journal?.attach({
    settled,
    items: () => [...store.heldItems(), ...untraced.list(Number.POSITIVE_INFINITY), ...clearing.items()],
    pinnedIds: store.pinnedIds,
  })
  return {
    ...arrivals,
    ...createLasting({ store, clearing, journal, settled, lastSeq, isLoading: arrivals.isLoading }),
    data: () => journal?.state() ?? null,
    now: () => store,
    async read() {
      await settled()
      return store
    },
    summaries: store.summaries,
    problems,
    untraced: untraced.list,
    cleared: clearing.cleared,
    subscribe: changes.subscribe,
  }
}
