import type { Decoded, Wants } from './decoded.ts'
import { decodeEnvelope } from './envelope/decode-envelope.ts'
import { readEnvelope } from './envelope/read-envelope.ts'
import { decodeLogsJson } from './otlp/json-logs.ts'
import { decodeTracesJson } from './otlp/json-traces.ts'
import { decodeLogsProtobuf } from './otlp/protobuf-logs.ts'
import { decodeTracesProtobuf } from './otlp/protobuf-traces.ts'
import type { Pause } from './pause.ts'
import type { Found, Scanned } from './scan/found.ts'
import { scanEnvelope } from './scan/scan-envelope.ts'
import { scanJson } from './scan/scan-json.ts'
import { scanProtobuf } from './scan/scan-protobuf.ts'
import { withDoubts } from './time-doubts.ts'

/** What a request body may be. */
export const bodyKinds = ['envelope', 'traces-json', 'traces-protobuf', 'logs-json', 'logs-protobuf'] as const
export type BodyKind = (typeof bodyKinds)[number]

type Codec = {
  decode(bytes: Uint8Array, wants?: Wants, inPiecesFrom?: number): Iterable<Decoded>
  scan(bytes: Uint8Array, inPiecesFrom?: number): Iterable<Scanned>
}

type Scan = (bytes: Uint8Array, inPiecesFrom?: number) => Generator<Pause, Found | null>

const codecs: Record<BodyKind, Codec> = {
  envelope: {
    decode: (bytes, ...options) => withDoubts(decodeEnvelope(readEnvelope(bytes), ...options)),
    scan: (bytes, inPiecesFrom) => scanEnvelope(readEnvelope(bytes), inPiecesFrom),
  },
  'traces-json': scanned('span', decodeTracesJson, (bytes, from) => scanJson(bytes, 'otlpTraces', from)),
  'traces-protobuf': scanned('span', decodeTracesProtobuf, (bytes) => scanProtobuf(bytes, 'traces')),
  'logs-json': scanned('log', decodeLogsJson, (bytes, from) => scanJson(bytes, 'otlpLogs', from)),
  'logs-protobuf': scanned('log', decodeLogsProtobuf, (bytes) => scanProtobuf(bytes, 'logs')),
}

function scanned(record: 'span' | 'log', decode: Codec['decode'], scan: Scan): Codec {
  return {
    decode: (...body) => withDoubts(decode(...body)),
    *scan(bytes, inPiecesFrom) {
      const found = yield* scan(bytes, inPiecesFrom)
      if (found) yield { type: 'found', record, found }
      else yield* withDoubts(decode(bytes, undefined, inPiecesFrom))
    },
  }
}

/**
 * Everything in a body of which `wants` says yes, one record at a time, so that the caller may pause between records. Bodies of more than
 * `inPiecesFrom` bytes are parsed in pieces as well, with pauses. An envelope whose first line is not a header throws a `DecodeError`; all
 * else that is wrong is a damage among the records.
 */
export function decodeBody(kind: BodyKind, bytes: Uint8Array, wants?: Wants, inPiecesFrom?: number): Iterable<Decoded> {
  return codecs[kind].decode(bytes, wants, inPiecesFrom)
}

/** What an index needs of a body, looked for when it is asked for, and everything in it that is not a span or a log; throws as `decodeBody` does. */
export function scanBody(kind: BodyKind, bytes: Uint8Array, inPiecesFrom?: number): Iterable<Scanned> {
  return codecs[kind].scan(bytes, inPiecesFrom)
}
