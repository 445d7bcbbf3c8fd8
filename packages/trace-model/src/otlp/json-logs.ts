import type { Decoded, Wants } from '../decoded.ts'
import { spanIdOf, traceIdOf } from '../ids.ts'
import { fieldOf, type JsonObject } from '../json.ts'
import { decodeJsonRequest } from './json-request.ts'
import { anyValue, attributesIn, enumIn, nanosIn, stringIn } from './json-values.ts'
import type { OtlpLog } from './records.ts'
import { toLog } from './to-model.ts'

const keys = { item: 'otlp logs', resources: 'resourceLogs', scopes: 'scopeLogs', records: 'logRecords' }

export const severityNames = [
  'SEVERITY_NUMBER_UNSPECIFIED',
  ...['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'].flatMap((word) =>
    ['', '2', '3', '4'].map((step) => `SEVERITY_NUMBER_${word}${step}`),
  ),
]

/** Decodes an ExportLogsServiceRequest in OTLP's JSON form. */
export function decodeLogsJson(bytes: Uint8Array, wants?: Wants, inPiecesFrom?: number): Generator<Decoded> {
  return decodeJsonRequest(bytes, keys, (record, origin) => toLog(logOf(record), origin), wants, inPiecesFrom)
}

function logOf(record: JsonObject): OtlpLog {
  return {
    traceId: traceIdOf(fieldOf(record, 'traceId')),
    spanId: spanIdOf(fieldOf(record, 'spanId')),
    timeNanos: nanosIn(record, 'timeUnixNano'),
    observedNanos: nanosIn(record, 'observedTimeUnixNano'),
    severityNumber: enumIn(record, 'severityNumber', severityNames),
    severityText: stringIn(record, 'severityText'),
    eventName: stringIn(record, 'eventName'),
    body: anyValue(fieldOf(record, 'body')),
    attributes: attributesIn(record, 'attributes'),
  }
}
