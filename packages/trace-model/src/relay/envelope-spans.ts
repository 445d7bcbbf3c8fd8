import { DecodeError } from '../decoded.ts'
import { type EnvelopeItem, readEnvelope } from '../envelope/read-envelope.ts'
import { spanIdOf, traceIdOf } from '../ids.ts'
import { fieldOf, type JsonObject, objectIn, objectsIn, parseObject } from '../json.ts'

/** A span of an envelope, in the words of the SDK that sent it and in Sentry's first form or the second; the root span of a transaction is the transaction. */
type EnvelopeSpan = { traceId: string | null; spanId: string | null; item: JsonObject; version: 1 | 2 }

export function* envelopeSpans(bytes: Uint8Array): Generator<EnvelopeSpan> {
  for (const item of readEnvelope(bytes).items) yield* spansOf(item)
}

function spansOf(item: EnvelopeItem): EnvelopeSpan[] {
  if (item.type !== 'span' && item.type !== 'transaction') return []
  try {
    const payload = parseObject(item.payload)
    if (item.type === 'transaction') return transactionSpans(payload)
    if (fieldOf(payload, 'items') === undefined) return [named(payload, 1)]
    return objectsIn(payload, 'items').map((member) => named(member, 2))
  } catch (error) {
    if (error instanceof DecodeError) return []
    throw error
  }
}

function transactionSpans(transaction: JsonObject): EnvelopeSpan[] {
  const root = named(objectIn(objectIn(transaction, 'contexts'), 'trace'), 1)
  const members = objectsIn(transaction, 'spans').map((member) => named(member, 1))
  const below = members.map((member) => ({ ...member, traceId: member.traceId ?? root.traceId }))
  return [{ ...root, item: transaction }, ...below]
}

function named(item: JsonObject, version: 1 | 2): EnvelopeSpan {
  return { traceId: traceIdOf(fieldOf(item, 'trace_id')), spanId: spanIdOf(fieldOf(item, 'span_id')), item, version }
}
