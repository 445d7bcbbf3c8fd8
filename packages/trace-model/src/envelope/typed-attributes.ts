import { boundedDepth, fieldOf, isObject, type Json, type JsonObject, objectIn, setMember } from '../json.ts'
import type { Attributes } from '../model.ts'

/** Sentry's `{key: {type, value}}` as plain attributes. */
export function typedAttributes(item: JsonObject): Attributes {
  const given = objectIn(item, 'attributes')
  const attributes: Attributes = {}
  for (const key of Object.keys(given)) {
    const typed = given[key] as Json
    setMember(attributes, key, boundedDepth(isObject(typed) ? (fieldOf(typed, 'value') ?? null) : typed))
  }
  return attributes
}
