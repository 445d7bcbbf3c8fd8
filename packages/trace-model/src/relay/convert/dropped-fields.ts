import { fieldOf, type JsonObject, objectsIn } from '../../json.ts'
import { stringIn } from '../../otlp/json-values.ts'
import { type Draft, note } from '../draft.ts'
import type { RuleId } from '../rules.ts'

const counts = ['droppedAttributesCount', 'droppedEventsCount', 'droppedLinksCount']

/** Names every field of a span that has no place in Sentry. */
export function noteDroppedFields(draft: Draft, span: JsonObject): void {
  if (objectsIn(span, 'events').length > 0) noteDropped(draft, 'events.dropped', span, 'events')
  if (stringIn(span, 'traceState') !== '') noteDropped(draft, 'tracestate.dropped', span, 'traceState')
  for (const count of counts) if (fieldOf(span, count)) noteDropped(draft, 'dropped-counts.dropped', span, count)
}

const logFields = ['eventName', 'flags', 'observedTimeUnixNano', 'droppedAttributesCount']

/** The same for a log. */
export function noteDroppedLogFields(draft: Draft, log: JsonObject): void {
  for (const field of logFields) if (fieldOf(log, field)) noteDropped(draft, 'log.dropped-fields', log, field)
}

function noteDropped(draft: Draft, rule: RuleId, item: JsonObject, field: string): void {
  note(draft, rule, field, fieldOf(item, field) ?? null, null)
}
