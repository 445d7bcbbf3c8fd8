import type { JsonObject } from '../json.ts'
import type { JsonRecord } from '../json-records.ts'
import { messageAsJson } from './as-json.ts'
import type { Message } from './messages.ts'
import { type Cursor, openCursor, readBytes, readFields } from './protobuf.ts'

/** The records of an export request in OTLP's JSON form, one at a time, each with its resource and its scope. Throws a `DecodeError` where it is broken. */
export function* protobufRecords(bytes: Uint8Array, record: 'Span' | 'LogRecord'): Generator<JsonRecord> {
  for (const group of partsOf(bytes).heads) {
    const { heads, members } = partsOf(group)
    const resource = headOf(heads, 'Resource')
    for (const scoped of members) {
      const inner = partsOf(scoped)
      const around = [resource, headOf(inner.heads, 'Scope')]
      for (const each of inner.members) yield { type: 'record', heads: around, record: messageAsJson(each, record) }
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
