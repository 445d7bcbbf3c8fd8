import type { Decoded } from '../decoded.ts'
import { spanIdOf, traceIdOf } from '../ids.ts'
import { boundedDepth, fieldOf, type JsonObject, objectIn, objectsIn, textIn } from '../json.ts'
import type { Attributes, Span, SpanKind, SpanLink, SpanStatus } from '../model.ts'
import { timeDoubt } from '../time-doubts.ts'
import { readableName } from './readable-name.ts'
import { type Sender, serviceOf, sideOf } from './sender.ts'
import { durationMs, timeMsIn } from './times.ts'
import { typedAttributes } from './typed-attributes.ts'

/** One member of a span container, version 2. */
export function decodeSpanV2(item: JsonObject, sender: Sender): Decoded {
  const attributes = typedAttributes(item)
  const status = fieldOf(item, 'status')
  return spanOf(item, sender, {
    attributes,
    op: textIn(attributes, 'sentry.op'),
    name: textIn(item, 'name'),
    endTimeMs: timeMsIn(item, 'end_timestamp'),
    status: status === 'ok' || status === 'error' ? status : 'unset',
    links: linksOf(item, typedAttributes),
  })
}

/** A span in Sentry's first format: a member of a transaction or an item of its own. Description, data and `timestamp` as the end. */
export function decodeSpanV1(item: JsonObject, sender: Sender): Decoded {
  return spanOf(item, sender, {
    attributes: boundedDepth(objectIn(item, 'data')) as Attributes,
    op: textIn(item, 'op'),
    name: textIn(item, 'description'),
    endTimeMs: timeMsIn(item, 'timestamp'),
    status: statusOf(textIn(item, 'status')),
    links: linksOf(item, (link) => boundedDepth(objectIn(link, 'attributes')) as Attributes),
  })
}

type Read = Pick<Span, 'attributes' | 'op' | 'status' | 'links'> & { name: string | null; endTimeMs: number }

function spanOf(item: JsonObject, sender: Sender, read: Read): Decoded {
  const { endTimeMs, ...rest } = read
  const traceId = traceIdOf(fieldOf(item, 'trace_id'))
  if (!traceId) return { type: 'damaged', item: 'span', code: 'missing_trace_id', message: 'a span has no trace id' }
  const spanId = spanIdOf(fieldOf(item, 'span_id'))
  if (!spanId) return { type: 'damaged', item: 'span', code: 'missing_span_id', message: 'a span has no span id' }
  const startTimeMs = timeMsIn(item, 'start_timestamp')
  const span: Span = {
    traceId,
    spanId,
    parentSpanId: spanIdOf(fieldOf(item, 'parent_span_id')),
    ...rest,
    name: readableName(read.name, read.op, read.attributes),
    kind: kindOf(read.attributes),
    service: serviceOf(sender, read.attributes),
    side: sideOf(sender, item, read.attributes),
    source: 'envelope',
    startTimeMs,
    durationMs: durationMs(startTimeMs, endTimeMs),
    events: [],
  }
  const doubt = timeDoubt(startTimeMs, endTimeMs)
  return doubt === null ? { type: 'span', span } : { type: 'span', span, doubt }
}

const kinds = new Set<string>(['internal', 'server', 'client', 'producer', 'consumer'] satisfies SpanKind[])

function kindOf(attributes: Attributes): SpanKind | null {
  const kind = (textIn(attributes, 'sentry.kind') ?? textIn(attributes, 'otel.kind') ?? '').toLowerCase()
  return kinds.has(kind) ? (kind as SpanKind) : null
}

/** Version 1 has some twenty words for what went wrong, and none where nothing was said. */
function statusOf(status: string | null): SpanStatus {
  if (status === null || status === 'unknown') return 'unset'
  return status === 'ok' ? 'ok' : 'error'
}

function linksOf(item: JsonObject, attributesOf: (link: JsonObject) => Attributes): SpanLink[] {
  return objectsIn(item, 'links').flatMap((link) => {
    const traceId = traceIdOf(fieldOf(link, 'trace_id'))
    const spanId = spanIdOf(fieldOf(link, 'span_id'))
    return traceId && spanId ? [{ traceId, spanId, attributes: attributesOf(link) }] : []
  })
}
