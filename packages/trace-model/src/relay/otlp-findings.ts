import type { BodyKind } from '../body.ts'
import { spanIdOf } from '../ids.ts'
import { fieldOf, isObject, type Json, type JsonObject, objectsIn, parseObject } from '../json.ts'
import { nanosIn } from '../otlp/json-values.ts'
import { readInPiecesFrom } from '../pause.ts'
import {
  changesToTell,
  dropped,
  type Found,
  lossTexts,
  noList,
  repairedOfLog,
  repairedOfSpan,
  wrongUnit,
} from './finding.ts'
import type { Outcome } from './items.ts'
import { eachRelayedLog, eachRelayedSpan } from './relay.ts'
import { listsOf, type RelayRecord, recordsOfBody } from './request-records.ts'

/** Of a request of OTLP; `null` is a moment to pause. */
export function* otlpFindings(
  kind: Exclude<BodyKind, 'envelope'>,
  bytes: Uint8Array,
  receivedAtMs: number,
): Generator<Found | null> {
  const isTraces = kind === 'traces-json' || kind === 'traces-protobuf'
  if (kind.endsWith('json') && bytes.length <= readInPiecesFrom) yield* oddLists(parseObject(bytes), listsOf(kind))
  const records: RelayRecord[] = []
  for (const each of recordsOfBody(kind, bytes)) {
    if ('record' in each) records.push(each)
    yield null
  }
  const options = { receivedAtMs, stage: 'stored' } as const
  for (const { received, changes, outcome } of isTraces
    ? eachRelayedSpan(records, options)
    : eachRelayedLog(records, options)) {
    const record = isObject(received) ? received : {}
    yield* isTraces ? spanLoss(record, outcome) : logLoss(record, outcome)
    yield* changesToTell(changes, isTraces ? repairedOfSpan : repairedOfLog)
    yield null
  }
}

function* oddLists(object: JsonObject, [name = '', ...deeper]: readonly string[]): Generator<Found> {
  if (name === '') return
  if (isOdd(fieldOf(object, name))) yield noList(name)
  for (const member of objectsIn(object, name)) yield* oddLists(member, deeper)
}

function isOdd(list: Json | undefined): boolean {
  return list !== undefined && list !== null && !(Array.isArray(list) && list.every(isObject))
}

/** What a span of this difference is told of when it is decoded. */
const toleranceNanos = 1_000_000n

function* spanLoss(span: JsonObject, outcome: Outcome): Generator<Found> {
  if (outcome.type === 'accepted') return
  const { reason } = outcome
  const backwards = nanosIn(span, 'startTimeUnixNano') - nanosIn(span, 'endTimeUnixNano')
  if (reason === 'timestamp' && !(backwards > 0n && backwards <= toleranceNanos)) return
  if (reason === 'invalid_span' && spanIdOf(fieldOf(span, 'spanId')) === null) return
  yield dropped(reason, lossTexts[reason])
}

/** A day in 1973 in nanoseconds, which milliseconds of today are below. */
const firstNanos = 100_000_000_000_000_000n

function* logLoss(log: JsonObject, outcome: Outcome): Generator<Found> {
  if (outcome.type === 'accepted') return
  if (outcome.reason !== 'timestamp') return yield dropped(outcome.reason, lossTexts[outcome.reason])
  const nanos = nanosIn(log, 'timeUnixNano')
  if (nanos === 0n) yield dropped('timestamp', 'A log has no time, and Sentry drops it.')
  else if (nanos < firstNanos) yield wrongUnit('a log', 'nanoseconds')
}
