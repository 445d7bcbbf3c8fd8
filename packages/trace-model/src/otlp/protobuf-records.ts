import { DecodeError } from '../decoded.ts'
import type { JsonObject } from '../json.ts'
import type { JsonRecord } from '../json-records.ts'
import { messageAsJson } from './as-json.ts'
import type { Message } from './messages.ts'
import { type Cursor, openCursor, readBytes, readFields } from './protobuf.ts'

/** The records of an export request in OTLP's JSON form, one at a time, each with its resource and its scope. Throws a `DecodeError` where it is broken. */
export function* protobufRecords(bytes: Uint8Array, record: 'Span' | 'LogRecord'): Generator<JsonRecord> {
  for (const { heads, members } of scopesIn(bytes)) {
    for (const each of members) yield { type: 'record', heads, record: messageAsJson(each, record) }
  }
}

/** The records of a request that is broken elsewhere, as bytes, as far as these can be told apart. */
export function* recordsAsBytes(bytes: Uint8Array): Generator<Uint8Array> {
  try {
    for (const { members } of scopesIn(bytes)) yield* members
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error
  }
}

/** The resource and the scope of records, and the records as bytes. */
type ScopeOfRecords = { heads: JsonObject[]; members: Uint8Array[] }

function* scopesIn(bytes: Uint8Array): Generator<ScopeOfRecords> {
  for (const group of partsOf(bytes).heads) {
    const { heads, members } = partsOf(group)
    const resource = headOf(heads, 'Resource')
    for (const scoped of members) {
      const inner = partsOf(scoped)
      yield { heads: [resource, headOf(inner.heads, 'Scope')], members: inner.members }
    }
  }
}

/** The messages of fields 1 and 2. In a request field 1 is the groups; in a group or a scope it is the head, and field 2 is what is in it. */
type Parts = { heads: Uint8Array[]; members: Uint8Array[] }

function partsOf(bytes: Uint8Array): Parts {
  return readFields<Parts>(openCursor(bytes), { heads: [], members: [] }, partField)
}

function partField(into: Parts, tag: number, cursor: Cursor): boolean {
  if (tag === 0x0a) into.heads.push(readBytes(cursor))
  else if (tag === 0x12) into.members.push(readBytes(cursor))
  else return false
  return true
}

function headOf(heads: readonly Uint8Array[], message: Message): JsonObject {
  const head = heads.at(-1)
  return head ? messageAsJson(head, message) : {}
}
