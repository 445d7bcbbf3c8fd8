import type { AttributeValue } from '@checkout/trace-model/model'
import type { RrwebEvent } from '@checkout/trace-model/replay'

/** Attributes by which a page loads something; `href` does so on everything but links that people follow. */
const loading = new Set(['src', 'srcset', 'poster', 'data', 'background', 'href', 'xlink:href'])
const followed = new Set(['a', 'area'])
const inCss = /url\(\s*(['"]?)(?!data:|blob:|#)[^)]*\1\s*\)/gi

type Json = AttributeValue | undefined
type JsonObject = { [name: string]: AttributeValue }

/**
 * The same recording without whatever a browser would load from the recorded site: pictures, fonts, style sheets. The player's policy
 * refuses them anyway, but each refusal is an error in the console. What is in the recording itself, as `data:`, stays.
 */
export function withoutRequests(events: readonly RrwebEvent[]): RrwebEvent[] {
  return events.map((event) => ({ ...event, data: cleaned(event.data) as AttributeValue }))
}

function cleaned(value: Json): Json {
  if (typeof value === 'string') return value.includes('url(') ? value.replace(inCss, 'none') : value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((member) => cleaned(member) as AttributeValue)
  const tag = typeof value.tagName === 'string' ? value.tagName.toLowerCase() : ''
  const copy: JsonObject = {}
  for (const [name, member] of Object.entries(value)) {
    copy[name] = (
      name === 'attributes' && isObject(member) ? withoutAddresses(member, tag) : cleaned(member)
    ) as AttributeValue
  }
  return copy
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The attributes of an element, or the changed ones of an element that is not named. */
function withoutAddresses(attributes: JsonObject, tag: string): JsonObject {
  const kept: JsonObject = {}
  for (const [name, value] of Object.entries(attributes)) {
    const loads =
      loading.has(name) && !followed.has(tag) && typeof value === 'string' && !/^(data:|blob:|#|about:)/.test(value)
    if (!loads) kept[name] = cleaned(value) as AttributeValue
  }
  return kept
}
