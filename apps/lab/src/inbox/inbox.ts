import type { Decoded } from '@checkout/trace-model'
import type { TraceSummary } from '@checkout/trace-model/model'
import { createDecodeQueue, type Job } from './decode-queue.ts'
import { createTraceStore, type TraceStore } from './trace-store.ts'

type Change = { type: 'changed'; traceId: string } | { type: 'cleared' }

/** All that was received. Answers go out before decoding, so whoever reads waits until what was accepted before is decoded. */
export type Inbox = {
  /** Keeps a body; resolves when it may be answered. */
  accept(job: Job): Promise<void>
  /** The store with everything in it that was accepted before this call. */
  read(): Promise<TraceStore>
  /** Of what is decoded by now, without waiting. */
  summaries(traceIds: Iterable<string>): TraceSummary[]
  /** Forgets everything accepted so far, decoded or not. */
  clear(): void
  /** Told of every change, once for each record. */
  subscribe(listener: (change: Change) => void): void
}

export type InboxOptions = { recordBudget?: number; onBug?(error: unknown): void }

const defaultRecordBudget = 200_000

export function createInbox({ recordBudget = defaultRecordBudget, onBug = console.error }: InboxOptions = {}): Inbox {
  const listeners = new Set<(change: Change) => void>()
  const tell = (change: Change) => {
    for (const listener of listeners) listener(change)
  }
  const store = createTraceStore({ recordBudget, onChange: (traceId) => tell({ type: 'changed', traceId }) })
  const queue = createDecodeQueue({ consume: (record: Decoded) => store.add(record), onBug })

  return {
    accept: (job) => queue.push(job),
    async read() {
      await queue.settled()
      return store
    },
    summaries: store.summaries,
    clear() {
      queue.clear()
      store.clear()
      tell({ type: 'cleared' })
    },
    subscribe(listener) {
      listeners.add(listener)
    },
  }
}
