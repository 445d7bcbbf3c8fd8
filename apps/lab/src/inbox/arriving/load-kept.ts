import type { Kept } from '../../journal/open-journal.ts'
import type { Entry } from '../../journal/record.ts'
import type { IndexQueue } from '../index-queue.ts'
import type { Item } from '../item.ts'
import { createSlices } from '../slices.ts'
import { indexing, type Stores } from './indexing.ts'

type LoadOptions = Stores & {
  queue: IndexQueue
  /** The item with bytes of its own; those it comes with are a part of a file. */
  own(item: Item): Item
}

/** Takes what an earlier lab kept, in short slices: its bodies, and what became of them, in order. */
export async function loadKept({ pinned, entries }: Kept, { queue, own, ...stores }: LoadOptions): Promise<void> {
  const slices = createSlices()
  const redo = createRedo(stores, pinned)
  stores.store.expectPinned(pinned)
  for await (const entry of entries()) {
    if ('item' in entry) {
      const item = own(entry.item)
      queue.push({ steps: indexing(stores, item), byteLength: item.body.length })
    } else void queue.run(() => redo(entry))
    while (queue.isFull()) await queue.settled()
    if (slices.isOver()) await slices.next()
  }
  await queue.settled()
  for (const traceId of pinned) stores.store.pin(traceId, true)
}

/** Pins are known from the start, so of them only those matter that a clear left where they were. */
function createRedo({ store, clearing }: Stores, pinned: readonly string[]): (entry: Entry) => void {
  let clearedUntil: number | null = null
  return (entry) => {
    if ('evicted' in entry) store.drop(entry.evicted.traceIds, entry.evicted.until)
    if ('undone' in entry && entry.undone.until === clearedUntil) clearing.undoNow()
    if (!('cleared' in entry)) return
    const { kept, until } = entry.cleared
    clearedUntil = until
    for (const traceId of kept) store.pin(traceId, true)
    clearing.clearNow()
    for (const traceId of kept) if (!pinned.includes(traceId)) store.pin(traceId, false)
  }
}
