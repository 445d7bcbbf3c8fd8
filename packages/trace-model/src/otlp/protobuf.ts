import { DecodeError } from '../decoded.ts'
import { textOf } from './text.ts'
import { integerValue } from './values.ts'

/** A place in a protobuf message. Reading past `end` throws; `depth` is how many messages are open. */
export type Cursor = { bytes: Uint8Array; view: DataView; at: number; end: number; depth: number }

/** Reads the value of one field into `into`, or returns false to have it skipped. `tag` is the field's number times 8 plus its wire type. */
type ReadField<T> = (into: T, tag: number, cursor: Cursor) => boolean

const maxDepth = 100

export function openCursor(bytes: Uint8Array): Cursor {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { bytes, view, at: 0, end: bytes.length, depth: 0 }
}

/** Reads fields up to the cursor's end. Unknown fields, and known ones with another wire type, are skipped. */
export function readFields<T>(cursor: Cursor, into: T, readField: ReadField<T>): T {
  while (cursor.at < cursor.end) {
    const tag = readUint(cursor)
    if (!readField(into, tag, cursor)) skip(cursor, tag & 7)
  }
  return into
}

/** Reads an embedded message, its length first. */
export function readMessage<T>(cursor: Cursor, into: T, readField: ReadField<T>): T {
  if (cursor.depth >= maxDepth) throw new DecodeError('too_deep', `messages nest deeper than ${maxDepth} levels`)
  const end = takeLength(cursor)
  const outer = cursor.end
  cursor.end = end
  cursor.depth += 1
  readFields(cursor, into, readField)
  cursor.end = outer
  cursor.depth -= 1
  return into
}

/** The bytes of a length-delimited field, not copied. */
export function readBytes(cursor: Cursor): Uint8Array {
  const end = takeLength(cursor)
  const bytes = cursor.bytes.subarray(cursor.at, end)
  cursor.at = end
  return bytes
}

export function readText(cursor: Cursor): string {
  const end = takeLength(cursor)
  const start = cursor.at
  cursor.at = end
  return textOf(cursor.bytes, start, end)
}

/** A varint as a number: exact up to 2^53, which lengths, tags and enums never pass. */
export function readUint(cursor: Cursor): number {
  let value = 0
  let scale = 1
  for (let count = 0; count < 10; count++) {
    if (cursor.at >= cursor.end) throw truncated()
    const byte = cursor.bytes[cursor.at++] as number
    value += (byte & 127) * scale
    if (byte < 128) return value
    scale *= 128
  }
  throw new DecodeError('not_protobuf', 'a number has more than ten bytes')
}

/** A signed 64-bit varint; see `integerValue` for its form. */
export function readInt64(cursor: Cursor): number | string {
  const start = cursor.at
  const small = readUint(cursor)
  if (cursor.at - start <= 7) return small
  let value = 0n
  for (let at = cursor.at - 1; at >= start; at--) {
    value = (value << 7n) | BigInt((cursor.bytes[at] as number) & 127)
  }
  return integerValue(BigInt.asIntN(64, value))
}

export function readFixed64(cursor: Cursor): bigint {
  const at = advance(cursor, 8)
  return cursor.view.getBigUint64(at, true)
}

export function readFixed32(cursor: Cursor): number {
  const at = advance(cursor, 4)
  return cursor.view.getUint32(at, true)
}

export function readDouble(cursor: Cursor): number {
  const at = advance(cursor, 8)
  return cursor.view.getFloat64(at, true)
}

function skip(cursor: Cursor, wireType: number): void {
  if (wireType === 0) readUint(cursor)
  else if (wireType === 1) advance(cursor, 8)
  else if (wireType === 2) readBytes(cursor)
  else if (wireType === 5) advance(cursor, 4)
  else throw new DecodeError('not_protobuf', `unknown wire type ${wireType}`)
}

function takeLength(cursor: Cursor): number {
  const end = readUint(cursor) + cursor.at
  if (end > cursor.end) throw truncated()
  return end
}

function advance(cursor: Cursor, size: number): number {
  const at = cursor.at
  if (at + size > cursor.end) throw truncated()
  cursor.at = at + size
  return at
}

function truncated(): DecodeError {
  return new DecodeError('not_protobuf', 'a field is longer than the message that holds it')
}
