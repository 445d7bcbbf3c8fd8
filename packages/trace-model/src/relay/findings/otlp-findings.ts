import type { BodyKind } from '../../body.ts'
import { spanIdOf } from '../../ids.ts'
import { fieldOf, isObject, type Json, type JsonObject, objectsIn, parseObject } from '../../json.ts'
import { nanosIn } from '../../otlp/json-values.ts'
import { readInPiecesFrom } from '../../pause.ts'
import type { Outcome } from '../items.ts'
import { relayRecordedLog, relayRecordedSpan } from '../relay.ts'
import { listsOf, recordsOfBody } from '../request-records.ts'
import {
  changesToTell,
  dropped,
  findRepeats,
  lossTexts,
  noList,
  repairedOfLog,
  repairedOfSpan,
  type SingleFinding,
  wrongUnit,
} from './finding.ts'

/** Of a request of OTLP; `null` is a moment to pause. */
export function* otlpFindings(
  kind: Exclude<BodyKind, 'envelope'>,
  bytes: Uint8Array,
  receivedAtMs: number,
): Generator<SingleFinding | null> {
  const isTraces = kind === 'traces-json' || kind === 'traces-protobuf'
  if (kind.endsWith('json') && bytes.length <= readInPiecesFrom) yield* oddLists(parseObject(bytes), listsOf(kind))
  const options = { receivedAtMs, stage: 'stored', isRepeated: false } as const
  const repeats = findRepeats()
  for (const each of recordsOfBody(kind, bytes)) {
    if (!('record' in each)) {
      yield null
      continue
    }
    const { changes, outcome } = isTraces ? relayRecordedSpan(each, options) : relayRecordedLog(each, options)
    if (isTraces) yield* repeats(fieldOf(each.record, 'spanId'))
    yield* isTraces ? spanLoss(each.record, outcome) : logLoss(each.record, outcome)
    yield* changesToTell(changes, isTraces ? repairedOfSpan : repairedOfLog)
    yield null
  }
}

function* oddLists(object: JsonObject, [name = '', ...deeper]: readonly string[]): Generator<SingleFinding> {
  if (name === '') return
  if (isOdd(fieldOf(object, name))) yield noList(name)
  for (const member of objectsIn(object, name)) yield* oddLists(member, deeper)
}

function isOdd(list: Json | undefined): boolean {
  return list !== undefined && list !== null && !(Array.isArray(list) && list.every(isObject))
}

/** What a span of this difference is told of when it is decoded. */
const toleranceNanos = 1_000_000n

function* spanLoss(span: JsonObject, outcome: Outcome): Generator<SingleFinding> {
  if (outcome.type === 'accepted') return
  const { reason } = outcome
  const backwards = nanosIn(span, 'startTimeUnixNano') - nanosIn(span, 'endTimeUnixNano')
  if (reason === 'timestamp' && !(backwards > 0n && backwards <= toleranceNanos)) return
  if (reason === 'invalid_span' && spanIdOf(fieldOf(span, 'spanId')) === null) return
  yield dropped(reason, lossTexts[reason])
}

/** A day in 1973 in nanoseconds, which milliseconds of today are below. */
const firstNanos = 100_000_000_000_000_000n

function* logLoss(log: JsonObject, outcome: Outcome): Generator<SingleFinding> {
  if (outcome.type === 'accepted') return
  if (outcome.reason !== 'timestamp') return yield dropped(outcome.reason, lossTexts[outcome.reason])
  const nanos = nanosIn(log, 'timeUnixNano')
  if (nanos === 0n) yield dropped('timestamp', 'A log has no time, and Sentry drops it.')
  else if (nanos < firstNanos) yield wrongUnit('a log', 'nanoseconds')
}
