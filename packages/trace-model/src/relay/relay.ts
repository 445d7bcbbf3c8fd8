import { spanIdOf } from '../ids.ts'
import { fieldOf, type Json, type JsonObject } from '../json.ts'
import { convertLog } from './convert-log.ts'
import { convertSpan } from './convert-span.ts'
import { type Draft, sortedAttributes } from './draft.ts'
import type { DropReason, Relayed, RelayOptions, SentryLog, SentrySpan } from './items.ts'
import { type RelayRecord, recordsIn } from './request-records.ts'
import { draftOfSdkSpan } from './sdk-span.ts'
import { storeLog } from './store-log.ts'
import { storeSpan } from './store-span.ts'
import { nanosOfMs } from './store-times.ts'

/**
 * What Sentry's intake makes of an ExportTraceServiceRequest in OTLP's JSON form: one answer a span, in the order received. Never throws;
 * what is no request holds no spans. Source: Relay at `52fafd82`, with later changes where they are known.
 */
export function relayTraces(request: unknown, options: RelayOptions): Relayed<SentrySpan>[] {
  return [...eachRelayedSpan(recordsIn(request, 'traces'), options)]
}

/** The same of all spans of a request, span by span, so that the caller may pause between spans. */
export function* eachRelayedSpan(
  records: readonly RelayRecord[],
  options: RelayOptions,
): Generator<Relayed<SentrySpan>> {
  const { stage, newTraceId = randomTraceId } = options
  const receivedNanos = nanosOfMs(options.receivedAtMs)
  const last = new Map(records.map(({ record }) => [spanIdOf(fieldOf(record, 'spanId')), record]))
  for (const { record, around } of records) {
    const draft = convertSpan(record, around, newTraceId)
    const isRepeated = draft.fields.span_id !== undefined && last.get(draft.fields.span_id) !== record
    const judge = () => (isRepeated ? 'duplicate' : storeSpan(draft, receivedNanos, 'otlp'))
    yield relayed(record, draft, draft.fields, stage === 'convert' ? null : judge())
  }
}

/** What Sentry makes of a span of version 2 that an SDK of its own sent; it is repeated where a later one of its container has its id. Throws a `DecodeError` where it nests too deep. */
export function relaySdkSpan(
  item: JsonObject,
  { isRepeated, receivedAtMs, stage }: RelayOptions & { isRepeated: boolean },
): Relayed<Json> {
  const draft = draftOfSdkSpan(item)
  const judge = () => (isRepeated ? 'duplicate' : storeSpan(draft, nanosOfMs(receivedAtMs), 'envelope'))
  const drop = stage === 'convert' ? null : judge()
  return relayed(item, draft, draft.fields, drop) as Relayed<Json>
}

/** The same for an ExportLogsServiceRequest and its log records. */
export function relayLogs(request: unknown, options: RelayOptions): Relayed<SentryLog>[] {
  return [...eachRelayedLog(recordsIn(request, 'logs'), options)]
}

export function* eachRelayedLog(records: readonly RelayRecord[], options: RelayOptions): Generator<Relayed<SentryLog>> {
  const { stage, newTraceId = randomTraceId } = options
  const receivedNanos = nanosOfMs(options.receivedAtMs)
  for (const { record, around } of records) {
    const draft = convertLog(record, around, newTraceId)
    yield relayed(record, draft, draft.fields, stage === 'convert' ? null : storeLog(draft, receivedNanos))
  }
}

function relayed<Fields extends object>(received: Json, draft: Draft, fields: Fields, drop: DropReason | null) {
  const item = drop === null ? { ...fields, attributes: sortedAttributes(draft) } : null
  const outcome = drop === null ? ({ type: 'accepted' } as const) : ({ type: 'dropped', reason: drop } as const)
  return { received, item, changes: draft.changes, outcome }
}

function randomTraceId(): string {
  return crypto.randomUUID().replaceAll('-', '')
}
