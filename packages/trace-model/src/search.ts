import { linkLabels } from './link-state.ts'
import type { Attributes, AttributeValue, Span, TraceSummary } from './model.ts'

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

/** A pattern for `text` anywhere, whatever the case. Over 100,000 texts it takes a third of the time that making lower-case copies takes. */
export function patternOf(text: string): RegExp {
  return new RegExp(text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'i')
}

/** Ids of the spans that hold `text` in name, op, service, id, or the name or value of an attribute, whatever the case. */
export function spansHolding(spans: Iterable<Span>, text: string): string[] {
  const wanted = text.trim()
  const pattern = patternOf(wanted)
  // Most texts are shorter than one that somebody looks for: to see that is cheaper than any search.
  const canHold = (text: string) => text.length >= wanted.length
  const holds = (text: string) => canHold(text) && pattern.test(text)
  const known = once(holds)
  const holdsName = (text: string) => canHold(text) && known(text)
  const found: string[] = []
  for (const { spanId, name, op, service, attributes } of spans) {
    if (
      holds(name) ||
      holdsName(op ?? '') ||
      holdsName(service) ||
      holds(spanId) ||
      holdsAny(attributes, holdsName, holds)
    )
      found.push(spanId)
  }
  return found
}

type Holds = (text: string) => boolean

/** For texts of which there are few, each in many spans: looking one up takes half as long as looking through it. */
function once(holds: Holds): Holds {
  const known = new Map<string, boolean>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const now = holds(text)
    known.set(text, now)
    return now
  }
}

function holdsAny(attributes: Attributes, holdsName: Holds, holds: Holds): boolean {
  for (const name in attributes) if (holdsName(name) || holds(textOf(attributes[name] ?? ''))) return true
  return false
}

function textOf(value: AttributeValue): string {
  if (typeof value === 'string') return value
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
