import { DecodeError } from '../../decoded.ts'
import { type EnvelopeItem, readEnvelope } from '../../envelope/read-envelope.ts'
import { timeMsIn } from '../../envelope/times.ts'
import { spanIdOf, traceIdOf } from '../../ids.ts'
import { fieldOf, isObject, type JsonObject, numberIn, objectIn, parseObject, textIn } from '../../json.ts'
import { jsonRecords } from '../../json-records.ts'
import { readInPiecesFrom } from '../../pause.ts'
import { isPlausible } from '../../time-doubts.ts'
import { relaySdkSpan } from '../relay.ts'
import { typedAttributesOf } from '../sdk-span.ts'
import { itemSize } from '../store/item-size.ts'
import { maxLogBytes } from '../store/store-log.ts'
import {
  changesToTell,
  dropped,
  findRepeats,
  lossTexts,
  noList,
  repairedOfSpan,
  type SingleFinding,
  suspicious,
  wrongUnit,
} from './finding.ts'

/** Of an envelope; `null` is a moment to pause. Of single spans and transactions nothing is known but what decoding tells. */
export function* envelopeFindings(bytes: Uint8Array, receivedAtMs: number): Generator<SingleFinding | null> {
  for (const item of readEnvelope(bytes).items) {
    yield* unlessBroken(itemFindings(item, receivedAtMs))
    yield null
  }
}

/** What is broken is told when it is decoded; what is beside it is looked into all the same. */
function* unlessBroken<T>(findings: Iterable<T>): Generator<T> {
  try {
    yield* findings
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error
  }
}

type Around = { receivedAtMs: number; repeats: ReturnType<typeof findRepeats> }

const containers: Record<string, (member: JsonObject, around: Around) => Iterable<SingleFinding>> = {
  span: ofSpan,
  log: ofLog,
  trace_metric: ofMetric,
}

function* itemFindings({ type, payload }: EnvelopeItem, receivedAtMs: number): Generator<SingleFinding | null> {
  if (type === 'event') return yield* ofEvent(parseObject(payload))
  const look = Object.hasOwn(containers, type) ? containers[type] : undefined
  if (!look) return
  if (payload.length <= readInPiecesFrom) yield* oddMembers(parseObject(payload))
  const repeats = findRepeats()
  for (const each of jsonRecords(payload, { lists: ['items'], heads: [] })) {
    if (each.type === 'record') yield* unlessBroken(look(each.record, { receivedAtMs, repeats }))
    yield null
  }
}

function* oddMembers(container: JsonObject): Generator<SingleFinding> {
  const items = fieldOf(container, 'items')
  if (Array.isArray(items) && !items.every(isObject)) yield noList('items')
}

/** What a span of this difference is told of when it is decoded; seconds. */
const tolerance = 0.001

function* ofSpan(span: JsonObject, { receivedAtMs, repeats }: Around): Generator<SingleFinding> {
  const { changes, outcome } = relaySdkSpan(span, { receivedAtMs, stage: 'stored', isRepeated: false })
  yield* repeats(fieldOf(span, 'span_id'))
  yield* changesToTell(changes, repairedOfSpan)
  if (outcome.type === 'accepted') return
  const { reason } = outcome
  const backwards = (numberIn(span, 'start_timestamp') ?? 0) - (numberIn(span, 'end_timestamp') ?? 0)
  if (reason === 'timestamp' && !(backwards > 0 && backwards <= tolerance)) return
  if (reason === 'invalid_span' && spanIdOf(fieldOf(span, 'span_id')) === null) return
  yield dropped(reason, lossTexts[reason])
}

function* ofLog(log: JsonObject): Generator<SingleFinding> {
  const size = itemSize(textIn(log, 'body') ?? '', { attributes: typedAttributesOf(log) })
  if (size > maxLogBytes) yield dropped('too_large:log', lossTexts['too_large:log'])
  if (timeMsIn(log, 'timestamp') === 0) yield dropped('timestamp', 'A log has no time, and Sentry drops it.')
  yield* oddTime(log, 'a log')
  yield* oddTraceId(log, 'A log')
}

function* ofMetric(metric: JsonObject): Generator<SingleFinding> {
  yield* oddTime(metric, 'a metric')
  yield* oddTraceId(metric, 'A metric')
}

function* ofEvent(event: JsonObject): Generator<SingleFinding> {
  yield* oddTime(event, 'an error')
  yield* oddTraceId(objectIn(objectIn(event, 'contexts'), 'trace'), 'An error')
}

function* oddTime(record: JsonObject, what: string): Generator<SingleFinding> {
  const ms = timeMsIn(record, 'timestamp')
  if (ms !== 0 && !isPlausible(ms, ms)) yield wrongUnit(what, 'seconds')
}

function* oddTraceId(record: JsonObject, what: string): Generator<SingleFinding> {
  const id = fieldOf(record, 'trace_id')
  if (!id || traceIdOf(id) !== null) return
  yield suspicious(
    'trace-id.invalid',
    `${what} names a trace by what is no trace id, so it stands in no trace of yours.`,
  )
}
