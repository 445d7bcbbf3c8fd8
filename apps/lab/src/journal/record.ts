import zlib from 'node:zlib'
import type { Item } from '../inbox/item.ts'

/**
 * A record is the length of what follows, its CRC-32 and then: the length of the description, the description in JSON, and for a body the
 * bytes of its head and its own. Lengths and checksum are 32 bits, little-endian.
 */
type Description =
  | { body: Pick<Item, 'seq' | 'kind' | 'project' | 'receivedAtMs' | 'only'> & { headLength: number } }
  | Mark
  | Pin

/** What became of the bodies up to the one with the number `until`: traces went for room, all but some were cleared, or a clear was undone. */
export type Mark =
  | { evicted: { traceIds: readonly string[]; until: number } }
  | { cleared: { kept: readonly string[]; until: number } }
  | { undone: { until: number } }

type Pin = { pinned: string } | { unpinned: string }

/** What a record says. */
export type Entry = { item: Item } | Mark | Pin

const prefixBytes = 8
const lengthBytes = 4

/** The record of an entry, in pieces; the bytes of a body are not copied. */
export function encodeEntry(entry: Entry): Uint8Array[] {
  if (!('item' in entry)) return framed(entry, [])
  const { seq, kind, project, receivedAtMs, only, head, body } = entry.item
  return framed({ body: { seq, kind, project, receivedAtMs, only, headLength: head.length } }, [head, body])
}

function framed(description: Description, parts: Uint8Array[]): Uint8Array[] {
  const text = JSON.stringify(description)
  const textBytes = Buffer.byteLength(text)
  const start = Buffer.allocUnsafe(prefixBytes + lengthBytes + textBytes)
  start.writeUInt32LE(textBytes, prefixBytes)
  start.write(text, prefixBytes + lengthBytes)
  const pieces = [start.subarray(prefixBytes), ...parts]
  start.writeUInt32LE(byteLength(pieces), 0)
  start.writeUInt32LE(checksum(pieces), 4)
  return [start, ...parts]
}

export function isMark(entry: Entry): entry is Mark {
  return 'evicted' in entry || 'cleared' in entry || 'undone' in entry
}

export function untilOf(mark: Mark): number {
  if ('evicted' in mark) return mark.evicted.until
  return 'cleared' in mark ? mark.cleared.until : mark.undone.until
}

export function byteLength(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0)
}

function checksum(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, piece) => zlib.crc32(piece, sum), 0)
}

/** The record that begins at `at` and where the next one begins; null when it is torn. A body is a view of `file`. */
export function decodeEntry(file: Buffer, at: number): { entry: Entry; next: number } | null {
  if (at + prefixBytes > file.length) return null
  const start = at + prefixBytes
  const next = start + file.readUInt32LE(at)
  if (next > file.length || next < start + lengthBytes) return null
  const record = file.subarray(start, next)
  if (checksum([record]) !== file.readUInt32LE(at + 4)) return null
  const headAt = lengthBytes + record.readUInt32LE(0)
  const description: Description = JSON.parse(record.toString('utf8', lengthBytes, headAt))
  if (!('body' in description)) return { entry: description, next }
  const { headLength, ...rest } = description.body
  const bodyAt = headAt + headLength
  const bytes = { head: record.subarray(headAt, bodyAt), body: record.subarray(bodyAt) }
  return { entry: { item: { ...rest, ...bytes, traceCount: 0, holders: 0, segment: 0 } }, next }
}
