import type { Scanned } from '@checkout/trace-model'
import type { TraceSummary } from '@checkout/trace-model/model'
import { createProblemLog, type ProblemLog } from '../problems/problem-log.ts'
import { type Change, createChanges } from './changes.ts'
import { type Cleared, createClearing } from './clearing.ts'
import type { Budget } from './holding.ts'
import { createIndexQueue } from './index-queue.ts'
import { type Item, outOfSlab, type Received } from './item.ts'
import { createSlabs } from './slabs.ts'
import { createTraceStore, type TraceStore } from './trace-store.ts'
import { createUntracedBodies } from './untraced-bodies.ts'

/** All that was received. Answers go out before a body is looked into, so whoever reads waits until what was accepted before is indexed. */
export type Inbox = {
  /** Keeps a body, `scanned` being what is in it; resolves when it may be answered. */
  accept(received: Received, scanned: Iterable<Scanned>): Promise<void>
  /** The store with everything in it that was accepted before this call. */
  read(): Promise<TraceStore>
  /** Of what is indexed by now, without waiting for the rest. */
  summaries(traceIds: Iterable<string>): Promise<TraceSummary[]>
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
  /** Told of every change, once for each body and trace. */
  subscribe(listener: (change: Change) => void): void
}

export type InboxOptions = { budget?: Partial<Budget>; undoMs?: number; onBug?(error: unknown): void }

const defaultBudget: Budget = { records: 200_000, bytes: 256 * 1024 * 1024 }

export function createInbox({ budget = {}, undoMs = 30_000, onBug = console.error }: InboxOptions = {}): Inbox {
  const changes = createChanges()
  const slabs = createSlabs()
  const problems = createProblemLog()
  const untraced = createUntracedBodies()
  const store = createTraceStore({ budget: { ...defaultBudget, ...budget }, problems, onChange: changes.changed })
  const queue = createIndexQueue({ onBug })
  const { makeRoom, ...clearing } = createClearing({ store, problems, untraced, queue, changes, undoMs })
  let indexed = 0

  function* indexing(item: Item, scanned: Iterable<Scanned>): Generator<void> {
    item.seq = indexed++
    for (const each of scanned) yield store.add(item, each)
    if (item.traceCount === 0) untraced.add(outOfSlab(item))
    makeRoom()
  }

  return {
    accept(received, scanned) {
      const body = slabs.keep(received.body)
      const head = slabs.keepText(received.head)
      const item = { receivedAtMs: Date.now(), ...received, head, body, seq: 0, traceCount: 0, holders: 0 }
      return queue.push({ steps: indexing(item, scanned), byteLength: body.length })
    },
    async read() {
      await queue.settled()
      return store
    },
    summaries: store.summaries,
    problems,
    untraced: untraced.list,
    ...clearing,
    subscribe: changes.subscribe,
  }
}
