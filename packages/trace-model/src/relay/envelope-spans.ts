import { DecodeError } from '../decoded.ts'
import { type EnvelopeItem, readEnvelope } from '../envelope/read-envelope.ts'
import { spanIdOf, traceIdOf } from '../ids.ts'
import { fieldOf, type JsonObject, objectIn, objectsIn, parseObject } from '../json.ts'

/** A span of an envelope, in the words of the SDK that sent it; the root span of a transaction is the transaction. */
export type EnvelopeSpan = { traceId: string | null; spanId: string | null; item: JsonObject }

export function* envelopeSpans(bytes: Uint8Array): Generator<EnvelopeSpan> {
  for (const item of readEnvelope(bytes).items) yield* spansOf(item)
}

function spansOf(item: EnvelopeItem): EnvelopeSpan[] {
  if (item.type !== 'span' && item.type !== 'transaction') return []
  try {
    const payload = parseObject(item.payload)
    if (item.type === 'transaction') return transactionSpans(payload)
    return (fieldOf(payload, 'items') === undefined ? [payload] : objectsIn(payload, 'items')).map(named)
  } catch (error) {
    if (error instanceof DecodeError) return []
    throw error
  }
}

function transactionSpans(transaction: JsonObject): EnvelopeSpan[] {
  const root = named(objectIn(objectIn(transaction, 'contexts'), 'trace'))
  const members = objectsIn(transaction, 'spans').map(named)
  const below = members.map((member) => ({ ...member, traceId: member.traceId ?? root.traceId }))
  return [{ ...root, item: transaction }, ...below]
}

function named(item: JsonObject): EnvelopeSpan {
  return { traceId: traceIdOf(fieldOf(item, 'trace_id')), spanId: spanIdOf(fieldOf(item, 'span_id')), item }
}
