import { fieldOf, type JsonObject, numberIn, objectIn, objectsIn } from '../../json.ts'
import { kindNames, statusNames } from '../../otlp/json-traces.ts'
import { enumIn, stringIn } from '../../otlp/json-values.ts'
import { type Draft, note, put, putMissing, putText, remove } from '../draft.ts'
import type { SentrySpan } from '../items.ts'
import { addOwnAttributes, addPlatform, type Surroundings, startAttributes } from './convert-attributes.ts'
import { convertSpanId, convertTraceId } from './convert-ids.ts'
import { convertLinks } from './convert-links.ts'
import { convertTime, timeIn } from './convert-time.ts'
import { noteDroppedFields } from './dropped-fields.ts'
import { sampleRateOf } from './tracestate.ts'

/** A span under way: Sentry's fields, its attributes apart, and its times with all their digits. */
export type SpanDraft = Draft & { fields: Omit<SentrySpan, 'attributes'>; startNanos: bigint; endNanos: bigint }

/** Translates one OTLP span as Relay does, before anything is inferred from it. Of two that write an attribute the later wins. */
export function convertSpan(span: JsonObject, around: Surroundings, newTraceId: () => string): SpanDraft {
  const draft = startAttributes(around, 'auto.otlp.spans')
  addPlatform(draft, around.resource)
  addOwnAttributes(draft, span)
  addSampleRate(draft, span)
  const traceId = convertTraceId(draft, span, newTraceId)
  const parentSpanId = convertSpanId(draft, span, 'parentSpanId')
  const spanId = convertSpanId(draft, span, 'spanId')
  const name = convertName(draft, span)
  const status = convertStatus(draft, span)
  const isRemote = addRemote(draft, span)
  addKind(draft, span)
  const isSegment = !parentSpanId || isRemote
  if (isSegment) addSegment(draft, { 'sentry.segment.id': spanId, 'sentry.segment.name': name })
  noteDroppedFields(draft, span)
  const startNanos = timeIn(span, 'startTimeUnixNano')
  const endNanos = timeIn(span, 'endTimeUnixNano')
  const fields: SpanDraft['fields'] = {
    trace_id: traceId,
    ...(parentSpanId && { parent_span_id: parentSpanId }),
    ...(spanId && { span_id: spanId }),
    ...(name && { name }),
    status,
    is_segment: isSegment,
    start_timestamp: convertTime(draft, 'start_timestamp', startNanos),
    end_timestamp: convertTime(draft, 'end_timestamp', endNanos),
    links: convertLinks(draft, span, newTraceId),
  }
  return { ...draft, fields, startNanos, endNanos }
}

function addSegment(draft: Draft, values: Record<string, string | null | undefined>): void {
  for (const [key, value] of Object.entries(values)) if (value) putText(draft, 'segment.root', key, value)
}

const httpMethods = ['http.method', 'http.request.method']

function convertName(draft: Draft, span: JsonObject): string | null {
  const received = stringIn(span, 'name')
  if (received !== '') return received
  const valued = objectsIn(span, 'attributes').filter((pair) => Object.keys(objectIn(pair, 'value')).length > 0)
  const keys = valued.map((pair) => stringIn(pair, 'key'))
  const telling = keys.find((key) => key.startsWith('db') || httpMethods.includes(key))
  if (telling === undefined) return null
  const kind = enumIn(span, 'kind', kindNames)
  const http = kind === 2 ? 'http.server' : kind === 3 ? 'http.client' : 'http'
  const name = telling.startsWith('db') ? 'db' : http
  note(draft, 'name.from-attributes', 'name', received, name)
  return name
}

function convertStatus(draft: Draft, span: JsonObject): 'ok' | 'error' {
  const status = objectIn(span, 'status')
  const message = stringIn(status, 'message')
  if (message !== '') putText(draft, 'status.message', 'sentry.status.message', message)
  const code = enumIn(status, 'code', statusNames)
  const word = code === 0 || code === 1 ? 'ok' : 'error'
  if (code !== 1 && code !== 2) note(draft, 'status.two-values', 'status', fieldOf(status, 'code') ?? null, word)
  return word
}

function addSampleRate(draft: Draft, span: JsonObject): void {
  const rate = sampleRateOf(stringIn(span, 'traceState'))
  if (rate !== null)
    putMissing(draft, 'sample-rate.tracestate', 'sentry.client_sample_rate', { type: 'double', value: rate })
}

const hasRemoteBit = 1 << 8
const remoteBit = 1 << 9

/** True where the sender says that the parent is in another process; most senders say nothing. */
function addRemote(draft: Draft, span: JsonObject): boolean {
  const flags = numberIn(span, 'flags') ?? 0
  if ((flags & hasRemoteBit) === 0) return false
  const isRemote = (flags & remoteBit) !== 0
  put(draft, 'remote.flags', 'sentry.is_remote', { type: 'boolean', value: isRemote })
  return isRemote
}

const kindWords = ['', 'internal', 'server', 'client', 'producer', 'consumer']

function addKind(draft: Draft, span: JsonObject): void {
  const kind = enumIn(span, 'kind', kindNames)
  const word = kindWords[kind]
  if (word) putText(draft, 'kind.attribute', 'sentry.kind', word)
  if (word !== undefined) return
  note(draft, 'kind.unknown', 'kind', kind, null)
  remove(draft, 'kind.unknown', 'sentry.kind')
}
