import { attempt, type Decoded, DecodeError, damageOf, type Wants } from '../decoded.ts'
import { traceIdOf } from '../ids.ts'
import { fieldOf, type JsonObject, objectsIn, parseObject } from '../json.ts'
import { parsePiece } from '../json-records.ts'
import { readInPiecesFrom } from '../pause.ts'
import { findPieces, layoutOf, notAnObject } from '../scan/json-pieces.ts'
import { decodeClientReport } from './client-report.ts'
import { decodeEvent } from './error-event.ts'
import { decodeLog } from './logs.ts'
import { decodeMetric } from './metrics.ts'
import type { Envelope, EnvelopeItem } from './read-envelope.ts'
import { decodeReplayEvent } from './replay.ts'
import { senderOf } from './sender.ts'
import { decodeSpanV1, decodeSpanV2 } from './spans.ts'
import { decodeTransaction } from './transaction.ts'

/** Everything an envelope holds, one record at a time, so that the caller may pause between records. A bad item spoils only itself. */
export function* decodeEnvelope(envelope: Envelope, wants?: Wants, inPiecesFrom?: number): Generator<Decoded> {
  for (const damage of envelope.damages) yield damageOf('envelope', damage)
  for (const item of envelope.items) yield* decodeItem(item, envelope.header, wants, inPiecesFrom)
}

/** The records of one item of an envelope. */
export function* decodeItem(
  item: EnvelopeItem,
  envelopeHeader: JsonObject,
  wants: Wants = () => true,
  inPiecesFrom?: number,
): Generator<Decoded> {
  try {
    yield* recordsOf(item, envelopeHeader, { wants, inPiecesFrom })
  } catch (error) {
    yield damageOf(item.type, error)
  }
}

type Reading = { wants: Wants; inPiecesFrom: number | undefined }

function* recordsOf(item: EnvelopeItem, envelopeHeader: JsonObject, reading: Reading): Generator<Decoded> {
  const sender = senderOf(envelopeHeader)
  switch (item.type) {
    case 'span':
      // The same type names a container of version 2 and a single span of version 1.
      return yield* decodeContainer(item, reading, {
        member: (member) => decodeSpanV2(member, sender),
        single: (span) => decodeSpanV1(span, sender),
      })
    case 'transaction':
      return yield* decodeTransaction(parseObject(item.payload), sender)
    case 'log':
      return yield* decodeContainer(item, reading, { member: (member) => decodeLog(member, sender) })
    case 'trace_metric':
      return yield* decodeContainer(item, reading, { member: (member) => decodeMetric(member, sender) })
    case 'event':
      return yield decodeEvent(parseObject(item.payload), envelopeHeader, sender)
    case 'replay_event':
      return yield decodeReplayEvent(parseObject(item.payload))
    case 'client_report':
      return yield decodeClientReport(parseObject(item.payload))
    default:
      return yield { type: 'ignored', item: item.type }
  }
}

type Decode = { member(member: JsonObject): Decoded; single?(payload: JsonObject): Decoded }

const layout = layoutOf(['items'])

function* decodeContainer(item: EnvelopeItem, { wants, inPiecesFrom }: Reading, decode: Decode): Generator<Decoded> {
  const { payload } = item
  const isLarge = payload.length > (inPiecesFrom ?? readInPiecesFrom)
  const pieces = isLarge ? yield* findPieces(payload, layout) : null
  if (isLarge && !pieces) throw notAnObject(payload)
  if (pieces?.hasList) {
    for (const range of pieces.records) yield* decodeMember(item.type, parsePiece(payload, range), wants, decode)
    return
  }
  const whole = parseObject(payload)
  const items = fieldOf(whole, 'items')
  if (items === undefined && decode.single) return yield decode.single(whole)
  if (!Array.isArray(items)) throw new DecodeError('wrong_shape', `a ${item.type} container has no items`)
  for (const member of objectsIn(whole, 'items')) yield* decodeMember(item.type, member, wants, decode)
}

function* decodeMember(type: string, member: JsonObject, wants: Wants, decode: Decode): Generator<Decoded> {
  if (wants(traceIdOf(fieldOf(member, 'trace_id')))) yield attempt(type, () => decode.member(member))
}
