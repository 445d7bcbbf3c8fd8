import { spanIdOf } from '../ids.ts'
import { fieldOf, type Json, type JsonObject } from '../json.ts'
import { convertLog } from './convert/convert-log.ts'
import { convertSpan } from './convert/convert-span.ts'
import { type Draft, sortedAttributes } from './draft.ts'
import type { DropReason, Relayed, RelayOptions, SentryLog, SentrySpan } from './items.ts'
import { type RelayRecord, recordsIn } from './request-records.ts'
import { draftOfSdkSpan } from './sdk-span.ts'
import { storeLog } from './store/store-log.ts'
import { storeSpan } from './store/store-span.ts'
import { nanosOfMs } from './store/store-times.ts'

/**
 * What Sentry's intake makes of an ExportTraceServiceRequest in OTLP's JSON form: one answer a span, in the order received. Never throws;
 * what is no request holds no spans. Source: Relay at `52fafd82`, with later changes where they are known.
 */
export function relayTraces(request: unknown, options: RelayOptions): Relayed<SentrySpan>[] {
  const records = recordsIn(request, 'traces')
  const last = new Map(records.map((each) => [spanIdOf(fieldOf(each.record, 'spanId')), each]))
  return records.map((each) => {
    const spanId = spanIdOf(fieldOf(each.record, 'spanId'))
    return relayRecordedSpan(each, { ...options, isRepeated: spanId !== null && last.get(spanId) !== each })
  })
}

type SpanOptions = RelayOptions & {
  /** A later span of the request has its id. */
  isRepeated: boolean
}

/** The same for one span of a request. */
export function relayRecordedSpan({ record, around }: RelayRecord, options: SpanOptions): Relayed<SentrySpan> {
  const { isRepeated, stage, newTraceId = randomTraceId } = options
  const draft = convertSpan(record, around, newTraceId)
  const judge = () => (isRepeated ? 'duplicate' : storeSpan(draft, nanosOfMs(options.receivedAtMs), 'otlp'))
  return relayed(record, draft, draft.fields, stage === 'convert' ? null : judge())
}

/** The same for a span of version 2 that an SDK of Sentry's own sent in a container. Throws a `DecodeError` where it nests too deep. */
export function relaySdkSpan(item: JsonObject, { isRepeated, receivedAtMs, stage }: SpanOptions): Relayed<Json> {
  const draft = draftOfSdkSpan(item)
  const judge = () => (isRepeated ? 'duplicate' : storeSpan(draft, nanosOfMs(receivedAtMs), 'envelope'))
  return relayed(item, draft, draft.fields, stage === 'convert' ? null : judge()) as Relayed<Json>
}

/** The same for an ExportLogsServiceRequest and its log records. */
export function relayLogs(request: unknown, options: RelayOptions): Relayed<SentryLog>[] {
  return recordsIn(request, 'logs').map((each) => relayRecordedLog(each, options))
}

export function relayRecordedLog({ record, around }: RelayRecord, options: RelayOptions): Relayed<SentryLog> {
  const { receivedAtMs, stage, newTraceId = randomTraceId } = options
  const draft = convertLog(record, around, newTraceId)
  return relayed(record, draft, draft.fields, stage === 'convert' ? null : storeLog(draft, nanosOfMs(receivedAtMs)))
}

function relayed<Fields extends object>(received: Json, draft: Draft, fields: Fields, drop: DropReason | null) {
  const item = drop === null ? { ...fields, attributes: sortedAttributes(draft) } : null
  const outcome = drop === null ? ({ type: 'accepted' } as const) : ({ type: 'dropped', reason: drop } as const)
  return { received, item, changes: draft.changes, outcome }
}

function randomTraceId(): string {
  return crypto.randomUUID().replaceAll('-', '')
}
