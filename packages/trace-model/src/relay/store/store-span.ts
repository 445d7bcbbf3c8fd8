import { spanIdOf } from '../../ids.ts'
import type { Source } from '../../model.ts'
import type { SpanDraft } from '../convert/convert-span.ts'
import { secondsOf } from '../convert/convert-time.ts'
import { type Draft, note, putMissing, putText, remove } from '../draft.ts'
import type { DropReason } from '../items.ts'
import { addV1Names } from './attribute-names.ts'
import { inferDescription } from './description.ts'
import { normalizeHttp } from './http-attributes.ts'
import { inferCategory } from './infer-category.ts'
import { inferOp } from './infer-op.ts'
import { itemSize } from './item-size.ts'
import { normalizeQuery } from './query-attributes.ts'
import { markOtlp, normalizeAttributes } from './store-attributes.ts'
import { futureShift, isTooOld } from './store-times.ts'

const maxSpanBytes = 10 * 1024 * 1024

/**
 * Turns a translated span into what Sentry stores, or says why it drops it. In Relay's order: times, attributes, inference, values,
 * description, older names, required fields. Scrubbing and trimming depend on the project's settings and are left out.
 */
export function storeSpan(span: SpanDraft, receivedNanos: bigint, source: Source): DropReason | null {
  if (spanIdOf(span.fields.span_id ?? '') === null) return 'invalid_span'
  if (itemSize(span.fields.name, span) > maxSpanBytes) return 'too_large:span'
  if (span.startNanos > span.endNanos || isTooOld(span.startNanos, receivedNanos)) return 'timestamp'
  shiftTimes(span, receivedNanos)
  normalizeAttributes(span, receivedNanos)
  if (source === 'otlp') markOtlp(span)
  putText(span, 'pipeline.span-v2', 'sentry.relay.pipeline', 'span_v2')
  inferOp(span)
  inferCategory(span)
  checkSampleRate(span)
  if (hasBadSegmentId(span)) return 'invalid_span'
  normalizeQuery(span)
  normalizeHttp(span)
  inferDescription(span, span.fields.name)
  addV1Names(span)
  if (span.fields.is_segment) putText(span, 'trace-status.segment', 'sentry.trace.status', span.fields.status)
  if (span.fields.name !== undefined) return null
  note(span, 'name.missing', 'name', '', null)
  return 'no_data'
}

function shiftTimes(span: SpanDraft, receivedNanos: bigint): void {
  const shift = futureShift(span.startNanos, receivedNanos)
  if (shift === 0n) return
  const { fields } = span
  const start = secondsOf(span.startNanos - shift)
  const end = secondsOf(span.endNanos - shift)
  note(span, 'time.future', 'start_timestamp', fields.start_timestamp, start)
  note(span, 'time.future', 'end_timestamp', fields.end_timestamp, end)
  Object.assign(fields, { start_timestamp: start, end_timestamp: end })
}

const rateKey = 'sentry.client_sample_rate'

function checkSampleRate(draft: Draft): void {
  const rate = draft.attributes.get(rateKey)?.value
  if (rate === undefined) putMissing(draft, 'sample-rate.default', rateKey, { type: 'double', value: 1 })
  else if (typeof rate !== 'number' || !(rate > 0 && rate <= 1)) remove(draft, 'sample-rate.out-of-range', rateKey)
}

function hasBadSegmentId(draft: Draft): boolean {
  const id = draft.attributes.get('sentry.segment.id')
  return id !== undefined && spanIdOf(id.value) === null
}
