import { textIn } from '../json.ts'
import type { Attributes, SpanKind } from '../model.ts'
import type { Lookup } from '../relay/draft.ts'
import { describe } from '../relay/store/description.ts'
import { impliedOp } from '../relay/store/infer-op.ts'

/** Names that much instrumentation still sends; the intake of Sentry knows many more, which takes a table too large for each decoder. */
const olderNames: Record<string, string> = {
  'http.request.method': 'http.method',
  'url.full': 'http.url',
  'db.system.name': 'db.system',
  'db.query.text': 'db.statement',
  'gen_ai.provider.name': 'gen_ai.system',
  'messaging.destination.name': 'messaging.destination',
}

/** Sentry's operation by the rules its intake applies to OTLP; null where the intake would say `default`. */
export function opOf(attributes: Attributes, kind: SpanKind | null): string | null {
  return textIn(attributes, 'sentry.op') ?? impliedOp(lookupOf(attributes, kind))?.op ?? null
}

/** What Sentry would show as the span's description; null where its intake has no rule, or no value for one. */
export function descriptionOf(attributes: Attributes, op: string | null): string | null {
  const given = textIn(attributes, 'sentry.description')
  if (given) return given
  return textIn(attributes, 'sentry.origin') === 'manual' ? null : describe(op, lookupOf(attributes, null))
}

function lookupOf(attributes: Attributes, kind: SpanKind | null): Lookup {
  return {
    has: (key) => presentName(attributes, key) !== null,
    text(key) {
      if (key === 'sentry.kind') return kind
      const name = presentName(attributes, key)
      const value = name === null ? null : attributes[name]
      if (typeof value !== 'string') return null
      return key === 'http.request.method' ? value.toUpperCase() : value
    },
  }
}

function presentName(attributes: Attributes, key: string): string | null {
  if (Object.hasOwn(attributes, key)) return key
  const older = olderNames[key]
  return older !== undefined && Object.hasOwn(attributes, older) ? older : null
}
