import { spanIdOf, traceIdOf } from '../ids.ts'
import { fieldOf, type JsonObject } from '../json.ts'
import { type Draft, note } from './draft.ts'
import type { RuleId } from './rules.ts'

/** The trace id, or a new one where there is none that can be read: Sentry keeps the item all the same. */
export function convertTraceId(draft: Draft, item: JsonObject, newTraceId: () => string): string {
  const received = fieldOf(item, 'traceId')
  const id = traceIdOf(received) ?? newTraceId()
  if (received !== id) note(draft, ruleFor(received, id, 'trace-id.random'), 'trace_id', received ?? null, id)
  return id
}

/** A span id under Sentry's name for it; an empty one is absent, an invalid one removed. */
export function convertSpanId(draft: Draft, item: JsonObject, key: 'spanId' | 'parentSpanId'): string | null {
  const received = fieldOf(item, key)
  if (received === undefined || received === null || received === '') return null
  const id = spanIdOf(received)
  const [field, invalid] = key === 'spanId' ? sentryNames.spanId : sentryNames.parentSpanId
  if (received !== id) note(draft, ruleFor(received, id, invalid), field, received, id)
  return id
}

const sentryNames = {
  spanId: ['span_id', 'span-id.invalid'],
  parentSpanId: ['parent_span_id', 'parent-span-id.invalid'],
} as const

function ruleFor(received: unknown, id: string | null, otherwise: RuleId): RuleId {
  return typeof received === 'string' && received.toLowerCase() === id ? 'id.lower-case' : otherwise
}
