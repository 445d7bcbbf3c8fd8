import type { Decoded, Wants } from '../decoded.ts'
import { spanIdOf, traceIdOf } from '../ids.ts'
import { fieldOf, type JsonObject, objectIn, objectsIn } from '../json.ts'
import { decodeJsonRequest } from './json-request.ts'
import { attributesIn, enumIn, nanosIn, stringIn } from './json-values.ts'
import type { OtlpEvent, OtlpLink, OtlpSpan } from './records.ts'
import { toSpan } from './to-model.ts'

const keys = { item: 'otlp traces', resources: 'resourceSpans', scopes: 'scopeSpans', records: 'spans' }

export const kindNames = ['UNSPECIFIED', 'INTERNAL', 'SERVER', 'CLIENT', 'PRODUCER', 'CONSUMER'].map(
  (name) => `SPAN_KIND_${name}`,
)
export const statusNames = ['UNSET', 'OK', 'ERROR'].map((name) => `STATUS_CODE_${name}`)

/** Decodes an ExportTraceServiceRequest in OTLP's JSON form; ids may be hex, as OTLP has it, or base64, as protobuf's own JSON has it. */
export function decodeTracesJson(bytes: Uint8Array, wants?: Wants, inPiecesFrom?: number): Generator<Decoded> {
  return decodeJsonRequest(bytes, keys, (record, origin) => toSpan(spanOf(record), origin), wants, inPiecesFrom)
}

function spanOf(record: JsonObject): OtlpSpan {
  const status = objectIn(record, 'status')
  return {
    traceId: traceIdOf(fieldOf(record, 'traceId')),
    spanId: spanIdOf(fieldOf(record, 'spanId')),
    parentSpanId: spanIdOf(fieldOf(record, 'parentSpanId')),
    name: stringIn(record, 'name'),
    kind: enumIn(record, 'kind', kindNames),
    startNanos: nanosIn(record, 'startTimeUnixNano'),
    endNanos: nanosIn(record, 'endTimeUnixNano'),
    attributes: attributesIn(record, 'attributes'),
    events: objectsIn(record, 'events').map(eventOf),
    links: objectsIn(record, 'links').map(linkOf),
    statusCode: enumIn(status, 'code', statusNames),
    statusMessage: stringIn(status, 'message'),
  }
}

function eventOf(event: JsonObject): OtlpEvent {
  return {
    name: stringIn(event, 'name'),
    timeNanos: nanosIn(event, 'timeUnixNano'),
    attributes: attributesIn(event, 'attributes'),
  }
}

function linkOf(link: JsonObject): OtlpLink {
  return {
    traceId: traceIdOf(fieldOf(link, 'traceId')),
    spanId: spanIdOf(fieldOf(link, 'spanId')),
    attributes: attributesIn(link, 'attributes'),
  }
}
