import type { Decoded, Wants } from '../decoded.ts'
import { bytesId } from '../ids.ts'
import type { Origin } from './origin.ts'
import { type Cursor, readBytes, readFields, readFixed64, readMessage, readText, readUint } from './protobuf.ts'
import { decodeRequest } from './protobuf-request.ts'
import { readKeyValue } from './protobuf-values.ts'
import type { OtlpEvent, OtlpLink, OtlpSpan } from './records.ts'
import { toSpan } from './to-model.ts'

/** Decodes an ExportTraceServiceRequest, span by span. Field numbers: opentelemetry-proto, trace/v1/trace.proto. */
export function decodeTracesProtobuf(bytes: Uint8Array, wants?: Wants): Generator<Decoded> {
  return decodeRequest(bytes, format, wants)
}

const format = {
  item: 'otlp traces',
  traceIdTag: 0x0a,
  decode: (record: Cursor, origin: Origin) => toSpan(readFields(record, emptySpan(), spanField), origin),
}

function emptySpan(): OtlpSpan {
  return {
    traceId: null,
    spanId: null,
    parentSpanId: null,
    name: '',
    kind: 0,
    startNanos: 0n,
    endNanos: 0n,
    attributes: {},
    events: [],
    links: [],
    statusCode: 0,
    statusMessage: '',
  }
}

function spanField(into: OtlpSpan, tag: number, cursor: Cursor): boolean {
  if (tag === 0x0a)
    into.traceId = bytesId(readBytes(cursor), 16) // trace_id = 1
  else if (tag === 0x12)
    into.spanId = bytesId(readBytes(cursor), 8) // span_id = 2
  else if (tag === 0x22)
    into.parentSpanId = bytesId(readBytes(cursor), 8) // parent_span_id = 4
  else if (tag === 0x2a)
    into.name = readText(cursor) // name = 5
  else if (tag === 0x30)
    into.kind = readUint(cursor) // kind = 6
  else if (tag === 0x39)
    into.startNanos = readFixed64(cursor) // start_time_unix_nano = 7
  else if (tag === 0x41)
    into.endNanos = readFixed64(cursor) // end_time_unix_nano = 8
  else if (tag === 0x4a)
    return readKeyValue(cursor, into.attributes) // attributes = 9
  else if (tag === 0x5a)
    into.events.push(readMessage(cursor, emptyEvent(), eventField)) // events = 11
  else if (tag === 0x6a)
    into.links.push(readMessage(cursor, emptyLink(), linkField)) // links = 13
  else if (tag === 0x7a)
    readMessage(cursor, into, statusField) // status = 15
  else return false
  return true
}

function statusField(into: OtlpSpan, tag: number, cursor: Cursor): boolean {
  if (tag === 0x12)
    into.statusMessage = readText(cursor) // message = 2
  else if (tag === 0x18)
    into.statusCode = readUint(cursor) // code = 3
  else return false
  return true
}

function emptyEvent(): OtlpEvent {
  return { name: '', timeNanos: 0n, attributes: {} }
}

function eventField(into: OtlpEvent, tag: number, cursor: Cursor): boolean {
  if (tag === 0x09)
    into.timeNanos = readFixed64(cursor) // time_unix_nano = 1
  else if (tag === 0x12)
    into.name = readText(cursor) // name = 2
  else if (tag === 0x1a)
    return readKeyValue(cursor, into.attributes) // attributes = 3
  else return false
  return true
}

function emptyLink(): OtlpLink {
  return { traceId: null, spanId: null, attributes: {} }
}

function linkField(into: OtlpLink, tag: number, cursor: Cursor): boolean {
  if (tag === 0x0a)
    into.traceId = bytesId(readBytes(cursor), 16) // trace_id = 1
  else if (tag === 0x12)
    into.spanId = bytesId(readBytes(cursor), 8) // span_id = 2
  else if (tag === 0x22)
    return readKeyValue(cursor, into.attributes) // attributes = 4
  else return false
  return true
}
