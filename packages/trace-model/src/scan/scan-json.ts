import { type Pause, pause, readInPiecesFrom } from '../pause.ts'
import { isPlausible } from '../time-doubts.ts'
import { type Found, nothingFound } from './found.ts'
import { type ReadMember, readArray, readObject, skipSpace, skipValue } from './json-cursor.ts'
import { decimalOf, hexIdEnd, idReader, isKey, keyOf } from './json-fields.ts'
import { findPieces, type Group, type Range } from './json-pieces.ts'

/** The names under which a format keeps what an index needs; `lists` lead from the body's root to the records. */
type Format = {
  lists: Uint8Array[]
  traceId: Uint8Array
  spanId: Uint8Array
  time: Uint8Array
  /** Only spans have one; without it, or before its start, a span is one to doubt. */
  endTime: Uint8Array | null
  /** How many of the time's units make a millisecond, and whether digits stand in a string. */
  unitsPerMs: number
  isTimeQuoted: boolean
  /** Spans without ids are damaged. Logs may well stand in no trace, but have other times to go by when they have none of their own. */
  needsIds: boolean
}

const quote = 34
const pauseEvery = 512
/** Beyond the year 5138 doubles hold less than a millisecond here; such times, and what is no number, are for the decoder. */
const maxTimeMs = 1e14

type State = {
  format: Format
  level: number
  seen: number
  found: Found
  record: RecordState
  idOf: ReturnType<typeof idReader>
}
type RecordState = { traceId: string | null; hasSpanId: boolean; timeMs: number; endMs: number }

const otlp = { traceId: keyOf('traceId'), spanId: keyOf('spanId'), unitsPerMs: 1e6, isTimeQuoted: true }
const sentry = {
  lists: [keyOf('items')],
  traceId: keyOf('trace_id'),
  spanId: keyOf('span_id'),
  unitsPerMs: 1e-3,
  isTimeQuoted: false,
}

const formats = {
  otlpTraces: {
    ...otlp,
    lists: ['resourceSpans', 'scopeSpans', 'spans'].map(keyOf),
    time: keyOf('startTimeUnixNano'),
    endTime: keyOf('endTimeUnixNano'),
    needsIds: true,
  },
  otlpLogs: {
    ...otlp,
    lists: ['resourceLogs', 'scopeLogs', 'logRecords'].map(keyOf),
    time: keyOf('timeUnixNano'),
    endTime: null,
    needsIds: false,
  },
  spanContainer: { ...sentry, time: keyOf('start_timestamp'), endTime: keyOf('end_timestamp'), needsIds: true },
  logContainer: { ...sentry, time: keyOf('timestamp'), endTime: null, needsIds: false },
} satisfies Record<string, Format>

/**
 * Finds the records of a JSON body without parsing it, about twice as fast; those of a large one with pauses. Null means that something in
 * it is not plain, and that the decoder has to say what: what is found here, the decoder finds as well, and without damage.
 */
export function* scanJson(
  bytes: Uint8Array,
  name: keyof typeof formats,
  inPiecesFrom = readInPiecesFrom,
): Generator<Pause, Found | null> {
  const record = { traceId: null, hasSpanId: false, timeMs: 0, endMs: 0 }
  const state: State = { format: formats[name], level: 0, seen: 0, found: nothingFound(), record, idOf: idReader() }
  if (bytes.length > inPiecesFrom) return yield* scanPieces(bytes, state)
  const end = readObject(bytes, skipSpace(bytes, 0), state, groupMember)
  const isWhole = end !== -1 && skipSpace(bytes, end) === bytes.length
  return isWhole && (state.seen & 1) === 1 ? state.found : null
}

function* scanPieces(bytes: Uint8Array, state: State): Generator<Pause, Found | null> {
  const root = yield* findPieces(bytes, { lists: state.format.lists, heads: [] })
  if (!root?.hasList) return null
  for (const [index, [at]] of recordsIn(root).entries()) {
    if (readRecord(bytes, at, state) === -1) return null
    if (index % pauseEvery === 0) yield pause
  }
  return state.found
}

function recordsIn({ records, groups }: Group): Range[] {
  return [...records, ...groups.flatMap(recordsIn)]
}

/** A member of the object that holds the list of the present level. A list that stands there twice is for the decoder. */
const groupMember: ReadMember<State> = (bytes, keyAt, keyEnd, valueAt, state) => {
  const { level, format } = state
  if (!isKey(bytes, keyAt, keyEnd, format.lists[level] as Uint8Array)) return skipValue(bytes, valueAt)
  const bit = 1 << level
  if (state.seen & bit) return -1
  const isLast = level === format.lists.length - 1
  const end = readArray(bytes, valueAt, state, isLast ? readRecord : readGroup)
  state.seen |= bit
  return end
}

function readGroup(bytes: Uint8Array, at: number, state: State): number {
  state.level += 1
  state.seen &= ~(1 << state.level)
  const end = readObject(bytes, at, state, groupMember)
  state.level -= 1
  return end
}

function readRecord(bytes: Uint8Array, at: number, state: State): number {
  const { record, format, found } = state
  record.traceId = null
  record.hasSpanId = false
  record.timeMs = 0
  record.endMs = 0
  const end = readObject(bytes, at, state, recordMember)
  const isPlain = format.needsIds
    ? record.traceId !== null && record.hasSpanId && isPlausible(record.timeMs, record.endMs)
    : record.timeMs > 0
  if (!isPlain) return -1
  found.traceIds.push(record.traceId)
  found.timesMs.push(record.timeMs)
  return end
}

const recordMember: ReadMember<State> = (bytes, keyAt, keyEnd, valueAt, state) => {
  const { format, record } = state
  if (isKey(bytes, keyAt, keyEnd, format.traceId)) {
    record.traceId = state.idOf(bytes, valueAt + 1, 32)
    return hexIdEnd(bytes, valueAt, 32)
  }
  if (isKey(bytes, keyAt, keyEnd, format.spanId)) {
    record.hasSpanId = true
    return hexIdEnd(bytes, valueAt, 16)
  }
  const end = skipValue(bytes, valueAt)
  if (end === -1) return end
  const isStart = isKey(bytes, keyAt, keyEnd, format.time)
  if (!isStart && (format.endTime === null || !isKey(bytes, keyAt, keyEnd, format.endTime))) return end
  if (format.isTimeQuoted !== (bytes[valueAt] === quote)) return -1
  const margin = format.isTimeQuoted ? 1 : 0
  const ms = decimalOf(bytes, valueAt + margin, end - margin, !format.isTimeQuoted) / format.unitsPerMs
  if (isStart) record.timeMs = ms
  else record.endMs = ms
  return ms <= maxTimeMs ? end : -1
}
