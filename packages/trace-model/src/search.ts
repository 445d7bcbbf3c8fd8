import { linkLabels } from './link-state.ts'
import type { AttributeValue, Span, TraceSummary } from './model.ts'

/** A question whether every word of `words` occurs in a text, in whatever case; without words every text will do. */
export function wordSearch(words: string): (text: string) => boolean {
  const searched = words.toLowerCase().split(/\s+/).filter(Boolean)
  return (text) => {
    const lower = searched.length > 0 ? text.toLowerCase() : ''
    return searched.every((word) => lower.includes(word))
  }
}

/** What of a trace is searched: its name, op, scenario, status, services, link state and id. */
export function searchedText({ name, op, scenario, statusCode, services, link, traceId }: TraceSummary): string {
  return [name, op, scenario, statusCode, ...services, linkLabels[link].label, traceId].join(' ')
}

/** Ids of the spans that hold `text` in name, op, service, id, or the name or value of an attribute, whatever the case. */
export function spansHolding(spans: Iterable<Span>, text: string): string[] {
  const holds = holding(text.trim().toLowerCase())
  const found: string[] = []
  for (const span of spans) {
    if (holds(span.name) || holds(span.op) || holds(span.service) || holds(span.spanId) || holdsAny(span, holds)) {
      found.push(span.spanId)
    }
  }
  return found
}

function holdsAny({ attributes }: Span, holds: (value: AttributeValue) => boolean): boolean {
  for (const name in attributes) if (holds(name) || holds(attributes[name] ?? null)) return true
  return false
}

/** Spans of one trace repeat themselves, so what was looked through once is remembered. */
function holding(wanted: string): (value: AttributeValue) => boolean {
  const known = new Map<AttributeValue, boolean>()
  return (value) => {
    if (value === null) return false
    const before = known.get(value)
    if (before !== undefined) return before
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
    const holds = text.toLowerCase().includes(wanted)
    known.set(value, holds)
    return holds
  }
}
