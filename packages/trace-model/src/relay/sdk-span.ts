import { boundedDepth, fieldOf, isObject, type JsonObject, numberIn, objectIn, textIn } from '../json.ts'
import type { SpanDraft } from './convert/convert-span.ts'
import { emptyDraft } from './draft.ts'
import type { SentryAttribute } from './items.ts'
import { nanosOfMs } from './store/store-times.ts'

/** A span of version 2 as a Sentry SDK sends it, which is Sentry's form already, ready for what Sentry does before it stores one. */
export function draftOfSdkSpan(item: JsonObject): SpanDraft {
  const startNanos = nanosIn(item, 'start_timestamp')
  const endNanos = nanosIn(item, 'end_timestamp')
  const fields = {
    ...item,
    trace_id: textIn(item, 'trace_id') ?? '',
    status: fieldOf(item, 'status') === 'error' ? 'error' : 'ok',
    is_segment: fieldOf(item, 'is_segment') === true,
    start_timestamp: numberIn(item, 'start_timestamp') ?? 0,
    end_timestamp: numberIn(item, 'end_timestamp') ?? 0,
  } as const
  return {
    ...emptyDraft(),
    attributes: typedAttributesOf(item),
    fields: fields as SpanDraft['fields'],
    startNanos,
    endNanos,
  }
}

/** The attributes of an item as they were sent, each with its type. Throws a `DecodeError` where one nests too deep. */
export function typedAttributesOf(item: JsonObject): SpanDraft['attributes'] {
  const typed = Object.entries(objectIn(item, 'attributes')).filter(([, value]) => isObject(value))
  return new Map(typed.map(([key, value]) => [key, boundedDepth(value) as unknown as SentryAttribute]))
}

/** Unix seconds to the microsecond. */
function nanosIn(item: JsonObject, key: string): bigint {
  return nanosOfMs((numberIn(item, key) ?? 0) * 1_000)
}
