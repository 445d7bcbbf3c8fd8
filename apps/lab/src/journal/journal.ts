import type { Item } from '../inbox/item.ts'
import { type Book, beginNext, fileBytes, type Held, segmentFor } from './book.ts'
import { createDisk } from './disk.ts'
import { byteLength, type Entry, encodeEntry, isMark, type Mark } from './record.ts'

export type JournalOptions = Pick<Book, 'dir' | 'segmentBytes' | 'segments'> & {
  /** Told once why nothing can be written, and null when everything is written again. */
  onFailure(message: string | null): void
}

export type Journal = ReturnType<typeof createJournal>

const nothingHeld: Held = { settled: async () => {}, items: () => [], pinnedIds: () => [] }

/**
 * Keeps on disk what a lab holds in memory. A promise resolves when no end of the process can undo its change; the end of the machine can
 * until the sync that follows. Where nothing can be written promises resolve too: that is told, memory has it all, and it is written later.
 */
export function createJournal({ onFailure, ...files }: JournalOptions) {
  const segment = Math.max(0, ...files.segments.keys()) + 1
  const book: Book = { ...files, marks: [], incomplete: new Set(), segment, givenBytes: 0, held: nothingHeld }
  const disk = createDisk(book, { onFailure })
  let evictedNow: string[] = []
  let evictedUntil = 0
  let clearedUntil = 0

  function add(entry: Entry): Promise<void> {
    const pieces = encodeEntry(entry)
    const place = segmentFor(book, byteLength(pieces))
    if ('item' in entry) entry.item.segment = place
    if (isMark(entry)) book.marks.push({ mark: entry, segment: place })
    return disk.add({ segment: place, pieces })
  }

  function tellEvicted(): void {
    void add({ evicted: { traceIds: evictedNow, until: evictedUntil } })
    evictedNow = []
  }

  return {
    attach(held: Held): void {
      book.held = held
    },
    append: (item: Item) => add({ item }),
    pin: (traceId: string, isPinned: boolean) => add(isPinned ? { pinned: traceId } : { unpinned: traceId }),
    /** A trace went when the body with that number was indexed; all that go in one slice of work are told in one record. */
    evicted(traceId: string, seq: number): void {
      evictedUntil = seq
      if (evictedNow.push(traceId) === 1) queueMicrotask(tellEvicted)
    },
    /** Everything up to a body went, but for these traces. */
    cleared(until: number, kept: readonly string[]): Promise<void> {
      clearedUntil = until
      return add({ cleared: { kept, until } })
    },
    /** What the last clear took is back. */
    undone: () => add({ undone: { until: clearedUntil } }),
    noteMark: (mark: Mark, place: number) => book.marks.push({ mark, segment: place }),
    /** Lets go of the files of what is no longer held. */
    cleanUp(): Promise<void> {
      beginNext(book)
      return disk.add({ segment: book.segment, pieces: [] })
    },
    state: () => ({ dir: book.dir, bytes: fileBytes(book), failure: disk.failure() }),
    close: disk.close,
  }
}
