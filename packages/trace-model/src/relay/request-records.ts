import type { BodyKind } from '../body.ts'
import { isObject, type Json, type JsonObject, objectIn, objectsIn } from '../json.ts'
import { jsonRecords } from '../json-records.ts'
import { protobufRecords } from '../otlp/protobuf-records.ts'
import type { Pause } from '../pause.ts'
import type { Surroundings } from './convert/convert-attributes.ts'

/** A span or a log of a request in OTLP's JSON form, with the resource and the scope it is of. */
export type RelayRecord = { record: JsonObject; around: Surroundings }

type OtlpKind = Exclude<BodyKind, 'envelope'>

const lists = {
  traces: ['resourceSpans', 'scopeSpans', 'spans'],
  logs: ['resourceLogs', 'scopeLogs', 'logRecords'],
} as const

/** The lists that lead to the records. */
export function listsOf(kind: OtlpKind): readonly string[] {
  return kind === 'traces-json' || kind === 'traces-protobuf' ? lists.traces : lists.logs
}

/** The records of a request; of what is none, none. */
export function recordsIn(request: unknown, signal: 'traces' | 'logs'): RelayRecord[] {
  const root = request as Json
  if (!isObject(root)) return []
  const [resources, scopes, records] = lists[signal]
  return objectsIn(root, resources).flatMap((group) =>
    objectsIn(group, scopes).flatMap((scoped) => {
      const around = { resource: objectIn(group, 'resource'), scope: objectIn(scoped, 'scope') }
      return objectsIn(scoped, records).map((record) => ({ record, around }))
    }),
  )
}

/** The records of a body, one at a time; a large one is read in pieces. Throws a `DecodeError` where it is broken. */
export function* recordsOfBody(kind: OtlpKind, bytes: Uint8Array): Generator<RelayRecord | Pause> {
  const isJson = kind === 'traces-json' || kind === 'logs-json'
  const records = isJson
    ? jsonRecords(bytes, { lists: listsOf(kind), heads: ['resource', 'scope'] })
    : protobufRecords(bytes, kind === 'traces-protobuf' ? 'Span' : 'LogRecord')
  for (const each of records) {
    if (each.type === 'pause') yield each
    else yield { record: each.record, around: { resource: each.heads[0] ?? {}, scope: each.heads[1] ?? {} } }
  }
}
