import { join } from 'node:path'
import * as z from 'zod'
import { JournalError } from './journal-error.ts'
import { decodeEntry, type Entry } from './record.ts'

const Header = z.object({
  format: z.literal('checkout-trace-lab journal'),
  version: z.literal(1),
  /** The last of the segments that this one stands for. */
  until: z.int(),
  /** The traces that were pinned when it was begun. */
  pinned: z.array(z.string()),
})
type Header = z.infer<typeof Header>

export type SegmentHeader = Omit<Header, 'format' | 'version'>

export const segmentName = /^(\d{8})\.log$/

export function segmentPath(dir: string, segment: number): string {
  return join(dir, `${String(segment).padStart(8, '0')}.log`)
}

/** The first line of a segment's file. */
export function encodeHeader(header: SegmentHeader): Buffer {
  const whole: Header = { format: 'checkout-trace-lab journal', version: 1, ...header }
  return Buffer.from(`${JSON.stringify(whole)}\n`)
}

const firstBytes = encodeHeader({ until: 0, pinned: [] }).subarray(0, 35)

/** The header of a file and where its records begin; null when it was never written whole. Throws a `JournalError` for a file of another kind. */
export function decodeHeader(file: Buffer, path: string): { header: SegmentHeader; at: number } | null {
  const end = file.indexOf('\n')
  const known = Math.min(firstBytes.length, file.length)
  if (end === -1 && file.compare(firstBytes, 0, known, 0, known) === 0) return null
  try {
    return { header: Header.parse(JSON.parse(file.toString('utf8', 0, end))), at: end + 1 }
  } catch (cause) {
    throw new JournalError(`${path} was not written by this version of the lab: move it away`, { cause })
  }
}

/** Its records, one after the other. Returns where the first torn one begins, or the end. */
export function* decodeEntries(file: Buffer, from: number): Generator<Entry, number> {
  let at = from
  for (let read = decodeEntry(file, at); read; read = decodeEntry(file, at)) {
    yield read.entry
    at = read.next
  }
  return at
}
