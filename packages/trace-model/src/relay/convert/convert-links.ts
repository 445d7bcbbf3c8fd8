import { spanIdOf, traceIdOf } from '../../ids.ts'
import { fieldOf, type JsonObject, numberIn, objectsIn } from '../../json.ts'
import { type Draft, note } from '../draft.ts'
import type { SentryLink } from '../items.ts'
import { plainAttributes } from './convert-attributes.ts'

const sampledBit = 1

export function convertLinks(draft: Draft, span: JsonObject, newTraceId: () => string): SentrySpanLinks {
  return objectsIn(span, 'links').map((link, at) => convertLink(draft, link, `links.${at}`, newTraceId))
}

type SentrySpanLinks = (SentryLink | null)[]

function convertLink(draft: Draft, link: JsonObject, field: string, newTraceId: () => string): SentryLink | null {
  const spanId = spanIdOf(fieldOf(link, 'spanId'))
  if (spanId === null) {
    note(draft, 'link.span-id', field, link, null)
    return null
  }
  const traceId = traceIdOf(fieldOf(link, 'traceId')) ?? newTraceId()
  if (traceIdOf(fieldOf(link, 'traceId')) === null)
    note(draft, 'link.trace-id', `${field}.trace_id`, fieldOf(link, 'traceId') ?? null, traceId)
  const traceState = fieldOf(link, 'traceState')
  if (traceState) note(draft, 'link.tracestate-dropped', `${field}.traceState`, traceState, null)
  const isSampled = ((numberIn(link, 'flags') ?? 0) & sampledBit) !== 0
  return { trace_id: traceId, span_id: spanId, sampled: isSampled, attributes: plainAttributes(link) }
}
