import type { Scanned } from '@checkout/trace-model'
import type { TraceSummary } from '@checkout/trace-model/model'
import { createProblemLog, type ProblemLog } from '../problems/problem-log.ts'
import type { Budget } from './holding.ts'
import { createIndexQueue } from './index-queue.ts'
import { type Item, outOfSlab, type Received } from './item.ts'
import { createSlabs } from './slabs.ts'
import { createTraceStore, type TraceStore } from './trace-store.ts'
import { createUntracedBodies } from './untraced-bodies.ts'

type Change = { type: 'changed'; traceId: string } | { type: 'cleared' }

/** All that was received. Answers go out before a body is looked into, so whoever reads waits until what was accepted before is indexed. */
export type Inbox = {
  /** Keeps a body, `scanned` being what is in it; resolves when it may be answered. */
  accept(received: Received, scanned: Iterable<Scanned>): Promise<void>
  /** The store with everything in it that was accepted before this call. */
  read(): Promise<TraceStore>
  /** Of what is indexed by now, without waiting for the rest. */
  summaries(traceIds: Iterable<string>): Promise<TraceSummary[]>
  /** Forgets everything accepted so far, indexed or not. */
  clear(): void
  /** The last bodies that have no record of any trace, newest first. */
  untraced(limit: number): Item[]
  /** What went wrong with what was sent. */
  problems: ProblemLog
  /** Told of every change, once for each body and trace. */
  subscribe(listener: (change: Change) => void): void
}

export type InboxOptions = { budget?: Partial<Budget>; onBug?(error: unknown): void }

const defaultBudget: Budget = { records: 200_000, bytes: 256 * 1024 * 1024 }

export function createInbox({ budget = {}, onBug = console.error }: InboxOptions = {}): Inbox {
  const listeners = new Set<(change: Change) => void>()
  const tell = (change: Change) => {
    for (const listener of listeners) listener(change)
  }
  const slabs = createSlabs()
  const problems = createProblemLog()
  const untraced = createUntracedBodies()
  const store = createTraceStore({
    budget: { ...defaultBudget, ...budget },
    problems,
    onChange: (traceId) => tell({ type: 'changed', traceId }),
  })
  const queue = createIndexQueue({ onBug })
  let accepted = 0

  function* indexing(item: Item, scanned: Iterable<Scanned>): Generator<void> {
    for (const each of scanned) yield store.add(item, each)
    if (item.traceCount === 0) untraced.add(outOfSlab(item))
  }

  return {
    accept(received, scanned) {
      const body = slabs.keep(received.body)
      const head = slabs.keepText(received.head)
      const item = { receivedAtMs: Date.now(), ...received, head, body, seq: accepted++, traceCount: 0, holders: 0 }
      return queue.push({ steps: indexing(item, scanned), byteLength: body.length })
    },
    async read() {
      await queue.settled()
      return store
    },
    summaries: store.summaries,
    problems,
    untraced: untraced.list,
    clear() {
      queue.clear()
      store.clear()
      problems.clear()
      untraced.clear()
      tell({ type: 'cleared' })
    },
    subscribe(listener) {
      listeners.add(listener)
    },
  }
}
