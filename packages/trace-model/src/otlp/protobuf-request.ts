import { attempt, type Decoded, damageOf, type Wants } from '../decoded.ts'
import { bytesId } from '../ids.ts'
import type { Attributes } from '../model.ts'
import { type Origin, originOf } from './origin.ts'
import { type Cursor, openCursor, readBytes, readFields, readMessage } from './protobuf.ts'
import { resourceField, scopeField } from './protobuf-values.ts'
import type { OtlpScope } from './records.ts'

/** What traces and logs differ in. */
type RecordFormat = { item: string; traceIdTag: number; decode(record: Cursor, origin: Origin): Decoded }

/**
 * Walks an export request of traces or logs, which are built alike: resources hold scopes, scopes hold records.
 * Records come one at a time, so that the caller may pause between them; a bad record spoils only itself, but where the bytes around records stop making sense a damage ends the walk.
 */
export function* decodeRequest(bytes: Uint8Array, format: RecordFormat, wants?: Wants): Generator<Decoded> {
  try {
    for (const resource of readFields<Uint8Array[]>(openCursor(bytes), [], groupField)) {
      yield* decodeResource(resource, format, wants)
    }
  } catch (error) {
    yield damageOf(format.item, error)
  }
}

function groupField(into: Uint8Array[], tag: number, cursor: Cursor): boolean {
  if (tag !== 0x0a) return false // resource_spans = 1, resource_logs = 1
  into.push(readBytes(cursor))
  return true
}

type Resource = { attributes: Attributes; scopes: Uint8Array[] }

// A resource or a scope may stand behind the records it describes, so records are collected as bytes first.
function* decodeResource(bytes: Uint8Array, format: RecordFormat, wants: Wants | undefined): Generator<Decoded> {
  const resource = readFields<Resource>(openCursor(bytes), { attributes: {}, scopes: [] }, resourceGroupField)
  for (const scopeBytes of resource.scopes) {
    const group: ScopeGroup = { scope: { name: '', version: '', attributes: {} }, records: [] }
    readFields(openCursor(scopeBytes), group, scopeGroupField)
    const origin = originOf(resource.attributes, group.scope)
    for (const record of group.records) {
      if (!wants || isWanted(record, format, wants))
        yield attempt(format.item, () => format.decode(openCursor(record), origin))
    }
  }
}

/** Looks for the trace id alone; a record that cannot be walked is left to the decoder. */
function isWanted(record: Uint8Array, { traceIdTag, item }: RecordFormat, wants: Wants): boolean {
  let traceId: string | null = null
  const readId = (_: null, tag: number, cursor: Cursor) => {
    if (tag !== traceIdTag) return false
    traceId = bytesId(readBytes(cursor), 16)
    return true
  }
  try {
    readFields(openCursor(record), null, readId)
  } catch (error) {
    damageOf(item, error)
    return true
  }
  return wants(traceId)
}

function resourceGroupField(into: Resource, tag: number, cursor: Cursor): boolean {
  if (tag === 0x0a)
    readMessage(cursor, into.attributes, resourceField) // resource = 1
  else if (tag === 0x12)
    into.scopes.push(readBytes(cursor)) // scope_spans = 2, scope_logs = 2
  else return false
  return true
}

type ScopeGroup = { scope: OtlpScope; records: Uint8Array[] }

function scopeGroupField(into: ScopeGroup, tag: number, cursor: Cursor): boolean {
  if (tag === 0x0a)
    readMessage(cursor, into.scope, scopeField) // scope = 1
  else if (tag === 0x12)
    into.records.push(readBytes(cursor)) // spans = 2, log_records = 2
  else return false
  return true
}
