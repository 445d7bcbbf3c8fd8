import type { Item } from '../inbox/item.ts'
import type { Mark } from './record.ts'

/** What a journal has to know of the lab whose data it keeps. */
export type Held = {
  /** Resolves when everything that was appended before is among `items`, or gone. */
  settled(): Promise<void>
  /** The bodies that are still held, or can be brought back; some of them twice. */
  items(): Item[]
  pinnedIds(): string[]
}

/** What a journal knows of its files. */
export type Book = {
  dir: string
  /** A segment that would grow beyond is ended and another one begun. */
  segmentBytes: number
  /** The bytes of each file. */
  segments: Map<number, number>
  /** What became of bodies, and where it stands. */
  marks: { mark: Mark; segment: number }[]
  /** Segments of which something could not be written. */
  incomplete: Set<number>
  /** The segment that takes what comes next, and the bytes it has been given. */
  segment: number
  givenBytes: number
  held: Held
}

export function beginNext(book: Book): void {
  book.segment += 1
  book.givenBytes = 0
}

/** The segment for a record of so many bytes. */
export function segmentFor(book: Book, bytes: number): number {
  if (book.givenBytes > 0 && book.givenBytes + bytes > book.segmentBytes) beginNext(book)
  book.givenBytes += bytes
  return book.segment
}

export function fileBytes({ segments }: Book): number {
  return [...segments.values()].reduce((sum, bytes) => sum + bytes, 0)
}

/** Segments that are no more. */
export function strike(book: Book, numbers: readonly number[]): void {
  book.marks = book.marks.filter(({ segment }) => !numbers.includes(segment))
  for (const segment of numbers) {
    book.segments.delete(segment)
    book.incomplete.delete(segment)
  }
}
