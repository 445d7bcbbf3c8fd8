import { spanIdOf, traceIdOf } from '../../ids.ts'
import { fieldOf, type Json, type JsonObject } from '../../json.ts'
import { type Draft, note } from '../draft.ts'

/** The trace id, or a new one where there is none that can be read: Sentry keeps the item all the same. */
export function convertTraceId(draft: Draft, item: JsonObject, newTraceId: () => string): string {
  const received = fieldOf(item, 'traceId') ?? null
  const read = traceIdOf(received)
  if (read !== null) return readable(draft, 'trace_id', received, read)
  const id = newTraceId()
  note(draft, received ? 'trace-id.invalid' : 'trace-id.missing', 'trace_id', received, id)
  return id
}

/** A span id under Sentry's name for it; an invalid one is null, an empty one undefined. */
export function convertSpanId(draft: Draft, item: JsonObject, key: keyof typeof spanIds): string | null | undefined {
  const received = fieldOf(item, key)
  if (!received) return undefined
  const { field, rule } = spanIds[key]
  const read = spanIdOf(received)
  if (read !== null) return readable(draft, field, received, read)
  note(draft, rule, field, received, null)
  return null
}

const spanIds = {
  spanId: { field: 'span_id', rule: 'span-id.invalid' },
  parentSpanId: { field: 'parent_span_id', rule: 'parent-span-id.invalid' },
} as const

function readable(draft: Draft, field: string, received: Json, id: string): string {
  if (received !== id) note(draft, 'id.hex', field, received, id)
  return id
}
