import { boundedDepth, fieldOf, isObject, type JsonObject, objectIn } from '../json.ts'
import type { Attributes } from '../model.ts'

/** Sentry's `{key: {type, value}}` as plain attributes. */
export function typedAttributes(item: JsonObject): Attributes {
  const entries = Object.entries(objectIn(item, 'attributes'))
  return Object.fromEntries(
    entries.map(([key, typed]) => [key, boundedDepth(isObject(typed) ? (fieldOf(typed, 'value') ?? null) : typed)]),
  )
}
