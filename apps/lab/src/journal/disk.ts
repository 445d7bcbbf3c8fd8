import { inBatches } from '@checkout/journal'
import { type Book, beginNext } from './book.ts'
import { createFailure, type FailureOptions } from './failure.ts'
import { repeatedly, seldom } from './pace.ts'
import { createSegmentWriter } from './segment-writer.ts'
import { tidy } from './tidy.ts'

export type Write = { segment: number; pieces: Uint8Array[] }

/** Writes what has a place in the book, in batches that share a write; a sync follows each. */
export function createDisk(book: Book, { onFailure }: Pick<FailureOptions, 'onFailure'>) {
  const writer = createSegmentWriter(book.dir)
  const batches = inBatches(writeBatch)
  const failure = createFailure(book, { retry, onFailure })
  const tidyNow = () => tidy(book, writer.current() ?? book.segment)
  const tidying = repeatedly(tidyNow, (error) => failure.note(null, error))
  const noteCurrent = (error: unknown) => failure.note(writer.current() ?? book.segment, error)
  const syncing = repeatedly(writer.sync, noteCurrent)
  // A removed file takes writes as well, and the next start would know nothing of them.
  const checking = seldom(() => writer.check().catch(noteCurrent))

  async function writeBatch(writes: Write[]): Promise<void> {
    for (const run of runsOf(writes)) await write(run)
    void syncing.again()
    checking.ask()
  }

  async function write({ segment, pieces }: Write): Promise<void> {
    const before = writer.current()
    const header = () => ({ until: segment, pinned: book.held.pinnedIds() })
    try {
      book.segments.set(segment, await writer.write(segment, header, pieces))
      if (before === segment) return
      await writer.sync()
      void tidying.again()
    } catch (error) {
      if (before !== null) failure.note(before, error)
      failure.note(segment, error)
    }
  }

  async function retry(): Promise<void> {
    beginNext(book)
    await batches.add({ segment: book.segment, pieces: [] })
    await tidying.again()
  }

  return {
    add: batches.add,
    failure: failure.message,
    async close(): Promise<void> {
      failure.stop()
      checking.stop()
      await batches.idle()
      await Promise.all([syncing.idle(), tidying.idle()])
      await writer.close()
    },
  }
}

/** Neighbours that go into the same segment, as one. */
function runsOf(writes: readonly Write[]): Write[] {
  const runs: Write[] = []
  for (const { segment, pieces } of writes) {
    const run = runs.at(-1)
    if (run?.segment === segment) run.pieces.push(...pieces)
    else runs.push({ segment, pieces: [...pieces] })
  }
  return runs
}
