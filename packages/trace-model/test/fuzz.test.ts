import * as fc from 'fast-check'
import { test } from 'vitest'
import {
  DecodeError,
  decodeEnvelope,
  decodeLogsJson,
  decodeLogsProtobuf,
  decodeTracesJson,
  decodeTracesProtobuf,
  diagnose,
  readEnvelope,
  summarize,
} from '../src/index.ts'
import type { Span } from '../src/model.ts'
import { buildTree } from '../src/tree.ts'

const settings = { seed: 20261121, numRuns: 2_000 }
const utf8 = new TextEncoder()

function decodeBody(bytes: Uint8Array): void {
  try {
    for (const record of decodeEnvelope(readEnvelope(bytes))) JSON.stringify(record)
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error
  }
}

const decoders = {
  envelopes: decodeBody,
  'OTLP traces in JSON': (bytes: Uint8Array) => JSON.stringify([...decodeTracesJson(bytes)]),
  'OTLP logs in JSON': (bytes: Uint8Array) => JSON.stringify([...decodeLogsJson(bytes)]),
  'OTLP traces in protobuf': (bytes: Uint8Array) => JSON.stringify([...decodeTracesProtobuf(bytes)]),
  'OTLP logs in protobuf': (bytes: Uint8Array) => JSON.stringify([...decodeLogsProtobuf(bytes)]),
}

/** JSON whose keys are those the decoders look for, with values of every kind. */
const keys = [
  ...['trace_id', 'span_id', 'parent_span_id', 'items', 'attributes', 'value', 'spans', 'contexts', 'trace', 'data'],
  ...['exception', 'values', 'type', 'timestamp', 'start_timestamp', 'links', 'trace_ids', 'replay_id', '__proto__'],
  ...['resourceSpans', 'resourceLogs', 'scopeSpans', 'scopeLogs', 'logRecords', 'resource', 'scope', 'traceId'],
  ...[
    'spanId',
    'startTimeUnixNano',
    'kind',
    'status',
    'events',
    'body',
    'key',
    'intValue',
    'kvlistValue',
    'arrayValue',
  ],
]
const { tree: json } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('a'.repeat(32), 'b'.repeat(16), '', 'NaN', '12345678901234567890'),
    fc.double(),
    fc.constantFrom(null, true, -1, 1e300),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...keys), tie('tree'), { maxKeys: 6 }),
  ),
}))

const itemType = fc.constantFrom('span', 'transaction', 'log', 'event', 'replay_event', 'session')
const envelope = fc
  .array(fc.tuple(itemType, json), { maxLength: 4 })
  .map((items) =>
    ['{}', ...items.flatMap(([type, body]) => [JSON.stringify({ type }), JSON.stringify(body)])].join('\n'),
  )

/** Bytes in which protobuf tags, lengths and text are frequent enough to get past the first field. */
const wireBytes = fc
  .uint8Array({ maxLength: 400 })
  .map((bytes) =>
    bytes.map((byte, at) =>
      at % 2 === 0 ? ([10, 18, 26, 34, 42, 50, 57, 74, 90, 106, 122, 8][byte % 12] ?? 10) : byte % 64,
    ),
  )

const body = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  wireBytes,
  json.map((value) => utf8.encode(JSON.stringify(value))),
  envelope.map((text) => utf8.encode(text)),
)

test.each(Object.entries(decoders))('%s: no bytes make the decoder throw anything but its own error', (_, decode) => {
  fc.assert(
    fc.property(body, (bytes) => {
      decode(bytes)
    }),
    settings,
  )
})

const id = fc.constantFrom(null, 'a', 'b', 'c', 'd', 'e')
const anySpan = fc.record({
  spanId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  parentSpanId: id,
  startTimeMs: fc.integer({ min: 0, max: 9 }),
  durationMs: fc.nat(9),
  side: fc.constantFrom('browser', 'server'),
  kind: fc.constantFrom(null, 'server', 'client'),
  op: fc.constantFrom(null, 'http.client', 'http.server'),
})

test('every set of spans becomes a tree with one row for each span, a diagnosis and a summary', () => {
  fc.assert(
    fc.property(fc.array(anySpan, { maxLength: 12 }), (drafts) => {
      const spans = drafts.map((draft) => ({ ...draft, name: 'x', service: 's', attributes: {} }) as unknown as Span)
      const { rows } = buildTree(spans)
      const received = rows.filter((row) => row.span !== null)
      if (received.length !== new Set(spans.map((span) => span.spanId)).size) throw new Error('a span has no row')
      for (const [index, row] of rows.entries()) {
        const parent = rows[row.parent]
        const isNested = parent ? row.depth === parent.depth + 1 && parent.end >= row.end : row.depth === 0
        if (!isNested || row.end <= index) throw new Error(`row ${index} is not below its parent`)
      }
      const records = { traceId: 't', spans, logs: [], errors: [], metrics: [] }
      if (diagnose(records).link !== summarize(records).link) throw new Error('list and detail disagree')
    }),
    settings,
  )
})
