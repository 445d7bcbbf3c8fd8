import type { Item } from '../inbox/item.ts'
import { type Book, strike } from './book.ts'
import { keptMarks } from './kept-marks.ts'
import { type Entry, isMark, type Mark, untilOf } from './record.ts'
import { removeSegments, rewrite } from './rewrite.ts'

/** About what a record takes besides its body and its head. */
const recordBytes = 140

/** Writes segments anew of which little is still held or something is missing, so that the files stay within about twice of what is in memory. */
export async function tidy(book: Book, current: number): Promise<void> {
  await book.held.settled()
  const held = [...new Set(book.held.items())]
  const items = Map.groupBy(held, ({ segment }) => segment)
  const sealed = [...new Set([...book.segments.keys(), ...book.incomplete])]
    .filter((segment) => segment < current)
    .sort((a, b) => a - b)
    .map((segment) => ({
      segment,
      fileBytes: book.segments.get(segment) ?? 0,
      liveBytes: liveBytes(items.get(segment) ?? []),
      isIncomplete: book.incomplete.has(segment),
    }))
  for (const run of planRewrites(sealed, book.segmentBytes)) {
    const numbers = run.map(({ segment }) => segment)
    const marks = book.marks.flatMap(({ mark, segment }) => (numbers.includes(segment) ? [mark] : []))
    // Before other segments nothing is known of what they still hold besides.
    const isFirst = numbers[0] === sealed[0]?.segment
    const live = numbers.flatMap((segment) => items.get(segment) ?? [])
    await rewriteRun(book, numbers, live, isFirst ? keptMarks(marks, held) : marks)
  }
}

async function rewriteRun(book: Book, run: number[], live: Item[], marks: Mark[]): Promise<void> {
  const [first = 0] = run
  const header = { until: run.at(-1) ?? first, pinned: book.held.pinnedIds() }
  const entries: Entry[] = [...live.map((item) => ({ item })), ...marks]
  if (entries.length === 0) {
    await removeSegments(book.dir, run)
    return strike(book, run)
  }
  const bytes = await rewrite(book.dir, first, header, entries.sort(inOrder))
  strike(book, run)
  book.segments.set(first, bytes)
  book.marks.push(...marks.map((mark) => ({ mark, segment: first })))
  for (const item of live) item.segment = first
}

function liveBytes(items: readonly Item[]): number {
  return items.reduce((sum, { body, head }) => sum + body.length + head.length + recordBytes, 0)
}

/** A mark comes behind the bodies it is about; marks about the same stay in their order. */
function inOrder(a: Entry, b: Entry): number {
  return placeOf(a) - placeOf(b)
}

function placeOf(entry: Entry): number {
  if ('item' in entry) return entry.item.seq
  return isMark(entry) ? untilOf(entry) + 0.5 : 0
}

/** A segment that nothing is written to any more. */
type Sealed = {
  segment: number
  fileBytes: number
  /** Of these, in bodies that are still held. */
  liveBytes: number
  /** Something of it did not get into the file. */
  isIncomplete: boolean
}

const manySmall = 4

/** Runs of neighbours that are to become one file each: because less than half of them is still held, something is missing, or they are many and small. */
function planRewrites(sealed: readonly Sealed[], segmentBytes: number): Sealed[][] {
  const runs: Sealed[][] = []
  for (const each of sealed) {
    const run = runs.at(-1)
    if (run && sum(run, 'liveBytes') + each.liveBytes <= segmentBytes) run.push(each)
    else runs.push([each])
  }
  return runs.filter((run) => {
    const fileBytes = sum(run, 'fileBytes')
    const isSparse = fileBytes > 2 * sum(run, 'liveBytes')
    return isSparse || run.some(({ isIncomplete }) => isIncomplete) || run.length >= manySmall
  })
}

function sum(run: readonly Sealed[], field: 'fileBytes' | 'liveBytes'): number {
  return run.reduce((total, each) => total + each[field], 0)
}
