import type { Decoded, Wants } from '../decoded.ts'
import { bytesId } from '../ids.ts'
import type { Origin } from './origin.ts'
import { type Cursor, readBytes, readFields, readFixed64, readText, readUint } from './protobuf.ts'
import { decodeRequest } from './protobuf-request.ts'
import { readAnyValue, readKeyValue } from './protobuf-values.ts'
import type { OtlpLog } from './records.ts'
import { toLog } from './to-model.ts'

/** Decodes an ExportLogsServiceRequest, record by record. Field numbers: opentelemetry-proto, logs/v1/logs.proto. */
export function decodeLogsProtobuf(bytes: Uint8Array, wants?: Wants): Generator<Decoded> {
  return decodeRequest(bytes, format, wants)
}

const format = {
  item: 'otlp logs',
  traceIdTag: 0x4a,
  decode: (record: Cursor, origin: Origin) => toLog(readFields(record, emptyLog(), logField), origin),
}

function emptyLog(): OtlpLog {
  return {
    traceId: null,
    spanId: null,
    timeNanos: 0n,
    observedNanos: 0n,
    severityNumber: 0,
    severityText: '',
    eventName: '',
    body: null,
    attributes: {},
  }
}

function logField(into: OtlpLog, tag: number, cursor: Cursor): boolean {
  if (tag === 0x09)
    into.timeNanos = readFixed64(cursor) // time_unix_nano = 1
  else if (tag === 0x10)
    into.severityNumber = readUint(cursor) // severity_number = 2
  else if (tag === 0x1a)
    into.severityText = readText(cursor) // severity_text = 3
  else if (tag === 0x2a)
    into.body = readAnyValue(cursor) // body = 5
  else if (tag === 0x32)
    return readKeyValue(cursor, into.attributes) // attributes = 6
  else if (tag === 0x4a)
    into.traceId = bytesId(readBytes(cursor), 16) // trace_id = 9
  else if (tag === 0x52)
    into.spanId = bytesId(readBytes(cursor), 8) // span_id = 10
  else if (tag === 0x59)
    into.observedNanos = readFixed64(cursor) // observed_time_unix_nano = 11
  else if (tag === 0x62)
    into.eventName = readText(cursor) // event_name = 12
  else return false
  return true
}
