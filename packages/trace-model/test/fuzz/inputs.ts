import * as fc from 'fast-check'
import type { BodyKind } from '../../src/index.ts'
import { recorded } from './recorded.ts'

/** A body and what it is taken for. */
export type Input = { kind: BodyKind; body: Uint8Array }

const utf8 = new TextEncoder()

/** JSON whose keys are those the decoders look for, with values of every kind. */
const keys = [
  ...['trace_id', 'span_id', 'parent_span_id', 'items', 'attributes', 'value', 'spans', 'contexts', 'trace', 'data'],
  ...['exception', 'values', 'type', 'timestamp', 'start_timestamp', 'links', 'trace_ids', 'replay_id', '__proto__'],
  ...['resourceSpans', 'resourceLogs', 'scopeSpans', 'scopeLogs', 'logRecords', 'resource', 'scope', 'traceId'],
  ...['spanId', 'startTimeUnixNano', 'kind', 'status', 'events', 'body', 'key', 'intValue', 'kvlistValue'],
  ...['arrayValue', 'timeUnixNano', 'parentSpanId', 'stringValue', 'constructor', 'discarded_events', 'length'],
]
const { tree: json } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('a'.repeat(32), 'b'.repeat(16), '', 'NaN', '12345678901234567890', '\ud800', '\u0000'),
    fc.double(),
    fc.constantFrom(null, true, -1, 1e300),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...keys), tie('tree'), { maxKeys: 6 }),
  ),
}))

const itemType = fc.constantFrom('span', 'transaction', 'log', 'event', 'replay_event', 'client_report', 'session')
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

const kind = fc.constantFrom(...(Object.keys(recorded) as BodyKind[]))

const made = fc.oneof(
  fc.record({ kind, body: fc.uint8Array({ maxLength: 400 }) }),
  fc.record({ kind: fc.constantFrom<BodyKind>('traces-protobuf', 'logs-protobuf'), body: wireBytes }),
  fc.record({
    kind: fc.constantFrom<BodyKind>('traces-json', 'logs-json'),
    body: json.map((value) => utf8.encode(JSON.stringify(value))),
  }),
  fc.record({ kind: fc.constant<BodyKind>('envelope'), body: envelope.map((text) => utf8.encode(text)) }),
)

/** A byte with a meaning of its own, or any. */
const byte = fc.oneof(fc.nat(255), fc.constantFrom(0, 10, 34, 44, 58, 91, 92, 93, 123, 125, 128, 255))
const place = fc.nat(65_535)

/** A recorded body in which a few bytes are others, a stretch stands a second time, or the end is missing. */
const damaged = fc
  .record({
    kind,
    changes: fc.array(fc.tuple(place, byte), { maxLength: 5 }),
    stretch: fc.option(fc.tuple(place, fc.nat(64), place), { freq: 2 }),
    end: fc.option(place, { freq: 3 }),
  })
  .map(({ kind: of, changes, stretch, end }): Input => {
    const body = recorded[of].slice(0, end === null ? undefined : end % (recorded[of].length + 1))
    for (const [at, value] of changes) if (body.length > 0) body[at % body.length] = value
    if (stretch === null) return { kind: of, body }
    const [from, length, to] = stretch.map((number) => number % (body.length + 1)) as [number, number, number]
    const parts = [body.subarray(0, to), body.subarray(from, from + length), body.subarray(to)]
    return { kind: of, body: new Uint8Array(Buffer.concat(parts)) }
  })

/** Bodies that nobody meant to send: half of them grown from nothing, half of them sound ones that were damaged. */
export const input: fc.Arbitrary<Input> = fc.oneof(made, damaged)
