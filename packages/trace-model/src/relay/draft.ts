import type { Json } from '../json.ts'
import type { Change, SentryAttribute, SentryAttributes } from './items.ts'
import type { RuleId } from './rules.ts'

/** The attributes of an item while rules work on them, and every change made so far. */
export type Draft = { attributes: Map<string, SentryAttribute>; changes: Change[] }

export function emptyDraft(): Draft {
  return { attributes: new Map(), changes: [] }
}

export function note(draft: Draft, rule: RuleId, field: string, from: Json, to: Json): void {
  draft.changes.push({ rule, field, from, to })
}

/** Sets an attribute whatever stands there; a value that is there already is no change. */
export function put(draft: Draft, rule: RuleId, key: string, attribute: SentryAttribute): void {
  const before = draft.attributes.get(key)
  draft.attributes.set(key, attribute)
  if (before?.value !== attribute.value) note(draft, rule, `attributes.${key}`, before?.value ?? null, attribute.value)
}

export function putText(draft: Draft, rule: RuleId, key: string, value: string): void {
  put(draft, rule, key, { type: 'string', value })
}

export function putMissing(draft: Draft, rule: RuleId, key: string, attribute: SentryAttribute): void {
  if (!draft.attributes.has(key)) put(draft, rule, key, attribute)
}

export function remove(draft: Draft, rule: RuleId, key: string): void {
  const before = draft.attributes.get(key)
  if (draft.attributes.delete(key)) note(draft, rule, `attributes.${key}`, before?.value ?? null, null)
}

/** The attribute as text, if it is one. */
export function textAt(draft: Draft, key: string): string | null {
  const value = draft.attributes.get(key)?.value
  return typeof value === 'string' ? value : null
}

/** What rules ask of attributes, wherever these are kept. */
export type Lookup = { has(key: string): boolean; text(key: string): string | null }

export function lookupOf(draft: Draft): Lookup {
  return { has: (key) => draft.attributes.has(key), text: (key) => textAt(draft, key) }
}

/** In the order of their names, as Sentry writes them. */
export function sortedAttributes(draft: Draft): SentryAttributes {
  return Object.fromEntries([...draft.attributes].sort(([a], [b]) => (a < b ? -1 : 1)))
}
