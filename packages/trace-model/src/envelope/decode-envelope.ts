import { attempt, type Decoded, DecodeError, damageOf, type Wants } from '../decoded.ts'
import { traceIdOf } from '../ids.ts'
import { fieldOf, type JsonObject, objectsIn, parseObject } from '../json.ts'
import { decodeClientReport } from './client-report.ts'
import { decodeEvent } from './error-event.ts'
import { decodeLog } from './logs.ts'
import { decodeMetric } from './metrics.ts'
import type { Envelope, EnvelopeItem } from './read-envelope.ts'
import { decodeReplayEvent } from './replay.ts'
import { type Sender, senderOf } from './sender.ts'
import { decodeSpanV1, decodeSpanV2 } from './spans.ts'
import { decodeTransaction } from './transaction.ts'

/** Everything an envelope holds, one record at a time, so that the caller may pause between records. A bad item spoils only itself. */
export function* decodeEnvelope(envelope: Envelope, wants: Wants = () => true): Generator<Decoded> {
  for (const damage of envelope.damages) yield damageOf('envelope', damage)
  for (const item of envelope.items) yield* decodeItem(item, envelope.header, wants)
}

/** The records of one item of an envelope. */
export function* decodeItem(item: EnvelopeItem, envelopeHeader: JsonObject, wants: Wants): Generator<Decoded> {
  try {
    yield* recordsOf(item, envelopeHeader, wants)
  } catch (error) {
    yield damageOf(item.type, error)
  }
}

function* recordsOf(item: EnvelopeItem, envelopeHeader: JsonObject, wants: Wants): Generator<Decoded> {
  const sender = senderOf(envelopeHeader)
  switch (item.type) {
    case 'span':
      return yield* decodeSpans(parseObject(item.payload), sender, wants)
    case 'transaction':
      return yield* decodeTransaction(parseObject(item.payload), sender)
    case 'log':
      return yield* eachMember('log', parseObject(item.payload), wants, (member) => decodeLog(member, sender))
    case 'trace_metric':
      return yield* eachMember('metric', parseObject(item.payload), wants, (member) => decodeMetric(member, sender))
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

/** The same item type names a container of version 2 and a single span of version 1. */
function* decodeSpans(payload: JsonObject, sender: Sender, wants: Wants): Generator<Decoded> {
  if (fieldOf(payload, 'items') === undefined) return yield decodeSpanV1(payload, sender)
  yield* eachMember('span', payload, wants, (member) => decodeSpanV2(member, sender))
}

function* eachMember(
  item: string,
  payload: JsonObject,
  wants: Wants,
  decode: (member: JsonObject) => Decoded,
): Generator<Decoded> {
  if (!Array.isArray(fieldOf(payload, 'items')))
    throw new DecodeError('wrong_shape', `a ${item} container has no items`)
  for (const member of objectsIn(payload, 'items')) {
    if (wants(traceIdOf(fieldOf(member, 'trace_id')))) yield attempt(item, () => decode(member))
  }
}
