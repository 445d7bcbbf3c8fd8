import { integerValue } from '../../otlp/values.ts'
import type { LogDraft } from '../convert/convert-log.ts'
import { secondsOf } from '../convert/convert-time.ts'
import { note, put, putText } from '../draft.ts'
import type { DropReason } from '../items.ts'
import { itemSize } from './item-size.ts'
import { markOtlp, normalizeAttributes } from './store-attributes.ts'
import { futureShift, isTooOld } from './store-times.ts'

export const maxLogBytes = 2 * 1024 * 1024

/** Turns a translated log into what Sentry stores, or says why it drops it. */
export function storeLog(log: LogDraft, receivedNanos: bigint): DropReason | null {
  const size = itemSize(log.fields.body, log)
  if (size > maxLogBytes) return 'too_large:log'
  if (isTooOld(log.timeNanos, receivedNanos)) return 'timestamp'
  if (log.fields.body === undefined) return 'no_data'
  const nanos = log.timeNanos - futureShift(log.timeNanos, receivedNanos)
  if (nanos !== log.timeNanos) {
    const seconds = secondsOf(nanos)
    note(log, 'time.future', 'timestamp', log.fields.timestamp, seconds)
    log.fields.timestamp = seconds
  }
  normalizeAttributes(log, receivedNanos)
  markOtlp(log)
  copyFields(log, nanos, size)
  return null
}

function copyFields(log: LogDraft, nanos: bigint, size: number): void {
  const { body, level, span_id: spanId } = log.fields
  const rule = 'stored-copy.log'
  putText(log, rule, 'sentry.body', body ?? '')
  putText(log, rule, 'sentry.severity_text', level)
  if (spanId) putText(log, rule, 'sentry.span_id', spanId)
  put(log, rule, 'sentry.timestamp_precise', { type: 'integer', value: integerValue(nanos) })
  put(log, rule, 'sentry.payload_size_bytes', { type: 'integer', value: size })
}
