import type { Json, JsonObject } from '../json.ts'
import { type Fields, type Message, messages, type Scalar } from './messages.ts'
import {
  type Cursor,
  openCursor,
  readBytes,
  readDouble,
  readFields,
  readFixed32,
  readFixed64,
  readInt64,
  readMessage,
  readText,
  readUint,
} from './protobuf.ts'
import { base64Of } from './protobuf-values.ts'
import { doubleValue } from './values.ts'

/**
 * An ExportTraceServiceRequest in OTLP's JSON form, from its protobuf form and without loss; with an id, of its spans only those that have
 * it. Throws a `DecodeError` where it is broken.
 */
export function tracesAsJson(bytes: Uint8Array, spanId: string | null = null): JsonObject {
  return readFields(openCursor(bytes), {}, fieldReader('TracesRequest', spanId))
}

/** One message of a request in OTLP's JSON form. */
export function messageAsJson(bytes: Uint8Array, message: Message): JsonObject {
  return readFields(openCursor(bytes), {}, fieldReader(message, null))
}

const lengthPrefixed = 2
const wireTypes: Record<Scalar, number> = {
  text: 2,
  hex: 2,
  base64: 2,
  fixed64: 1,
  fixed32: 5,
  double: 1,
  uint: 0,
  int64: 0,
  bool: 0,
}

const readers: Record<Scalar, (cursor: Cursor) => Json> = {
  text: readText,
  hex: (cursor) => hexOf(readBytes(cursor)),
  base64: (cursor) => base64Of(readBytes(cursor)),
  fixed64: (cursor) => readFixed64(cursor).toString(),
  fixed32: readFixed32,
  uint: readUint,
  int64: (cursor) => String(readInt64(cursor)),
  double: (cursor) => doubleValue(readDouble(cursor)),
  bool: (cursor) => readUint(cursor) !== 0,
}

function fieldReader(message: Message, spanId: string | null) {
  const fields: Fields = messages[message]
  return (into: JsonObject, tag: number, cursor: Cursor): boolean => {
    const [name, type] = fields[Math.floor(tag / 8)] ?? []
    if (name === undefined || type === undefined || tag % 8 !== wireTypeOf(type)) return false
    if (type === 'Span[]' && spanId !== null && spanIdAhead(cursor) !== spanId) return false
    if (!type.endsWith('[]')) into[name] = readValue(type, cursor, spanId)
    else listIn(into, name).push(readValue(type.slice(0, -2), cursor, spanId))
    return true
  }
}

/** The id of the span that the cursor is at, which stays there. */
function spanIdAhead(cursor: Cursor): string {
  return readMessage({ ...cursor }, { id: '' }, spanIdField).id
}

function spanIdField(into: { id: string }, tag: number, cursor: Cursor): boolean {
  if (tag !== 0x12) return false // span_id = 2
  into.id = hexOf(readBytes(cursor))
  return true
}

function wireTypeOf(type: string): number {
  return isScalar(type) ? wireTypes[type] : lengthPrefixed
}

function readValue(type: string, cursor: Cursor, spanId: string | null): Json {
  if (isScalar(type)) return readers[type](cursor)
  return readMessage<JsonObject>(cursor, {}, fieldReader(type as Message, spanId))
}

function isScalar(type: string): type is Scalar {
  return Object.hasOwn(readers, type)
}

function listIn(into: JsonObject, name: string): Json[] {
  const list = into[name]
  if (Array.isArray(list)) return list
  const fresh: Json[] = []
  into[name] = fresh
  return fresh
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
