import type { Journal } from '../../journal/journal.ts'
import type { Kept } from '../../journal/open-journal.ts'
import type { IndexQueue } from '../index-queue.ts'
import type { Item, Received } from '../item.ts'
import { indexing, type Stores } from './indexing.ts'
import { loadKept } from './load-kept.ts'
import { createSlabs } from './slabs.ts'

type ArrivalsOptions = Stores & { queue: IndexQueue; journal: Journal | undefined }

const done = Promise.resolve()

/** Bodies on their way into the store: those that are sent, and before them those that an earlier lab kept. */
export function createArrivals({ queue, journal, ...stores }: ArrivalsOptions) {
  const slabs = createSlabs()
  let nextSeq = 0
  const loaded = Promise.withResolvers<void>()
  // From the start, so that nothing can come before what an earlier lab kept; after a failure it stays, so that nobody takes a part for the whole.
  let loading = journal ? loaded.promise : null

  /** Memory and journal take a body in the same moment, so that a clear finds it in both or in neither. */
  function keep(received: Received): Promise<void> {
    const body = slabs.keep(received.body)
    const head = slabs.keepText(received.head)
    const counts = { seq: nextSeq++, segment: 0, traceCount: 0, holders: 0 }
    const item = { receivedAtMs: Date.now(), ...received, head, body, ...counts }
    queue.push({ steps: indexing(stores, item), byteLength: body.length })
    return journal ? journal.append(item) : done
  }

  async function keepLater(received: Received): Promise<void> {
    while (loading || queue.isFull()) await (loading ?? queue.settled())
    return keep(received)
  }

  function own(item: Item): Item {
    nextSeq = Math.max(nextSeq, item.seq + 1)
    return { ...item, head: slabs.copy(item.head), body: slabs.copy(item.body) }
  }

  return {
    accept: (received: Received): Promise<void> => (loading || queue.isFull() ? keepLater(received) : keep(received)),
    async load(kept: Kept): Promise<void> {
      await loadKept(kept, { queue, own, ...stores })
      loading = null
      loaded.resolve()
    },
    isLoading: () => loading !== null,
    lastSeq: () => nextSeq - 1,
    /** Resolves when everything that was brought before this call is indexed or discarded. */
    async settled(): Promise<void> {
      while (loading) await loading
      await queue.settled()
    },
  }
}
