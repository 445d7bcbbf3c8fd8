import type { BodyKind } from '../body.ts'
import { DecodeError } from '../decoded.ts'
import { spanIdOf, traceIdOf } from '../ids.ts'
import { fieldOf, isObject, type Json, type JsonObject, objectsIn, parseObject } from '../json.ts'
import { messageAsJson, tracesAsJson } from '../otlp/as-json.ts'
import { recordsAsBytes } from '../otlp/protobuf-records.ts'
import { envelopeSpans } from './envelope-spans.ts'
import type { Relayed, RelayOptions } from './items.ts'
import { relaySdkSpan, relayTraces } from './relay.ts'

type SpanName = { traceId: string; spanId: string }

/**
 * One span of a body as received and as Sentry has it; null where the body does not hold it. What an SDK of Sentry's sends needs no
 * translation; of the second form it is normalized as all that Sentry stores, of the first it passes unchanged.
 */
export function relaySpan(
  kind: BodyKind,
  bytes: Uint8Array,
  name: SpanName,
  options: RelayOptions,
): Relayed<Json> | null {
  if (kind === 'envelope') return ofEnvelope(bytes, name, options)
  if (kind !== 'traces-json' && kind !== 'traces-protobuf') return null
  const request = readOrNull(() => (kind === 'traces-json' ? parseObject(bytes) : tracesAsJson(bytes, name.spanId)))
  if (request === null) return kind === 'traces-protobuf' ? lostWithItsBody(bytes, name) : null
  const relayed = relayTraces(onlySpansOf(request, name.spanId), options)
  return (
    relayed.find(({ received }) => isObject(received) && traceIdOf(fieldOf(received, 'traceId')) === name.traceId) ??
    null
  )
}

function ofEnvelope(bytes: Uint8Array, { traceId, spanId }: SpanName, options: RelayOptions): Relayed<Json> | null {
  const spans = readOrNull(() => [...envelopeSpans(bytes)]) ?? []
  const found = spans.find((span) => span.traceId === traceId && span.spanId === spanId)
  if (found?.version === 2) {
    const isRepeated = spans.findLast((span) => span.spanId === spanId && span.version === 2) !== found
    return readOrNull(() => relaySdkSpan(found.item, { ...options, isRepeated }))
  }
  return found ? { received: found.item, item: found.item, changes: [], outcome: { type: 'accepted' } } : null
}

/** Of a request that is broken anywhere Sentry keeps nothing; what of it can be read is shown all the same. */
function lostWithItsBody(bytes: Uint8Array, { traceId, spanId }: SpanName): Relayed<Json> | null {
  for (const each of recordsAsBytes(bytes)) {
    const received = readOrNull(() => messageAsJson(each, 'Span'))
    if (received === null || spanIdOf(fieldOf(received, 'spanId')) !== spanId) continue
    if (traceIdOf(fieldOf(received, 'traceId')) !== traceId) continue
    return { received, item: null, changes: [], outcome: { type: 'dropped', reason: 'invalid_protobuf' } }
  }
  return null
}

/** Spans of one id depend on each other, as the later of two replaces the earlier; all others can be left out. */
function onlySpansOf(request: JsonObject, spanId: string): Json {
  const resourceSpans = objectsIn(request, 'resourceSpans').map((group) => {
    const scopeSpans = objectsIn(group, 'scopeSpans').map((scoped) => {
      return {
        ...scoped,
        spans: objectsIn(scoped, 'spans').filter((span) => spanIdOf(fieldOf(span, 'spanId')) === spanId),
      }
    })
    return { ...group, scopeSpans }
  })
  return { resourceSpans }
}

function readOrNull<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof DecodeError) return null
    throw error
  }
}
