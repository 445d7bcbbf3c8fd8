import { isObject, type Json, type JsonObject, objectIn, objectsIn } from '../json.ts'
import type { Surroundings } from './convert-attributes.ts'
import { convertLog } from './convert-log.ts'
import { convertSpan, type SpanDraft } from './convert-span.ts'
import { type Draft, sortedAttributes } from './draft.ts'
import type { DropReason, Relayed, RelayOptions, SentryLog, SentrySpan } from './items.ts'
import { storeLog } from './store-log.ts'
import { storeSpan } from './store-span.ts'
import { nanosOfMs } from './store-times.ts'

/**
 * What Sentry's intake makes of an ExportTraceServiceRequest in OTLP's JSON form: one answer a span, in the order received. Never throws;
 * what is no request holds no spans. Source: Relay at `52fafd82`, with later changes where they are known.
 */
export function relayTraces(request: unknown, options: RelayOptions): Relayed<SentrySpan>[] {
  const { stage, newTraceId = randomTraceId } = options
  const receivedNanos = nanosOfMs(options.receivedAtMs)
  const spans = recordsIn(request, 'resourceSpans', 'scopeSpans', 'spans').map(({ record, around }) => {
    return { record, draft: convertSpan(record, around, newTraceId) }
  })
  const last = new Map(spans.map(({ draft }) => [draft.fields.span_id, draft]))
  return spans.map(({ record, draft }) => {
    const drop = stage === 'convert' ? null : (duplicate(draft, last) ?? storeSpan(draft, receivedNanos))
    return relayed(record, draft, draft.fields, drop)
  })
}

/** The same for an ExportLogsServiceRequest and its log records. */
export function relayLogs(request: unknown, options: RelayOptions): Relayed<SentryLog>[] {
  const { stage, newTraceId = randomTraceId } = options
  const receivedNanos = nanosOfMs(options.receivedAtMs)
  return recordsIn(request, 'resourceLogs', 'scopeLogs', 'logRecords').map(({ record, around }) => {
    const draft = convertLog(record, around, newTraceId)
    return relayed(record, draft, draft.fields, stage === 'convert' ? null : storeLog(draft, receivedNanos))
  })
}

type Record = { record: JsonObject; around: Surroundings }

function recordsIn(request: unknown, resources: string, scopes: string, records: string): Record[] {
  const root = request as Json
  if (!isObject(root)) return []
  return objectsIn(root, resources).flatMap((group) =>
    objectsIn(group, scopes).flatMap((scoped) => {
      const around = { resource: objectIn(group, 'resource'), scope: objectIn(scoped, 'scope') }
      return objectsIn(scoped, records).map((record) => ({ record, around }))
    }),
  )
}

/** Of two spans with one id in a request the later stays. */
function duplicate(draft: SpanDraft, last: Map<string | undefined, SpanDraft>): DropReason | null {
  const id = draft.fields.span_id
  return id !== undefined && last.get(id) !== draft ? 'duplicate' : null
}

function relayed<Fields extends object>(received: Json, draft: Draft, fields: Fields, drop: DropReason | null) {
  const item = drop === null ? { ...fields, attributes: sortedAttributes(draft) } : null
  const outcome = drop === null ? ({ type: 'accepted' } as const) : ({ type: 'dropped', reason: drop } as const)
  return { received, item, changes: draft.changes, outcome }
}

function randomTraceId(): string {
  return crypto.randomUUID().replaceAll('-', '')
}
