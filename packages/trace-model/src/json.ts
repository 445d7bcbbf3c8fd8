import { DecodeError } from './decoded.ts'
import type { AttributeValue } from './model.ts'

export type Json = AttributeValue
export type JsonObject = { [key: string]: Json }

const utf8 = new TextDecoder()
const maxDepth = 100

/** Parses UTF-8 bytes as JSON, or throws a `DecodeError`. */
export function parseJson(bytes: Uint8Array): Json {
  try {
    return JSON.parse(utf8.decode(bytes))
  } catch (error) {
    throw new DecodeError('not_json', error instanceof Error ? error.message : String(error))
  }
}

export function parseObject(bytes: Uint8Array): JsonObject {
  const value = parseJson(bytes)
  if (isObject(value)) return value
  throw wrongShape()
}

export function wrongShape(): DecodeError {
  return new DecodeError('wrong_shape', 'a JSON object was expected')
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The field as an object; empty when it is anything else. */
export function objectIn(parent: JsonObject, key: string): JsonObject {
  const value = fieldOf(parent, key)
  return isObject(value) ? value : {}
}

/** The objects in a list field; anything else in it, or instead of it, is left out. */
export function objectsIn(parent: JsonObject, key: string): JsonObject[] {
  const value = fieldOf(parent, key)
  return Array.isArray(value) ? value.filter(isObject) : []
}

/** The field as a non-empty string, else null. */
export function textIn(parent: JsonObject, key: string): string | null {
  const value = fieldOf(parent, key)
  return typeof value === 'string' && value !== '' ? value : null
}

export function numberIn(parent: JsonObject, key: string): number | null {
  const value = fieldOf(parent, key)
  return typeof value === 'number' ? value : null
}

/** Own fields only: a body may well leave out `constructor`. */
export function fieldOf(parent: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(parent, key) ? parent[key] : undefined
}

/** Gives an object a member of its own; by plain assignment `__proto__` would not become one. */
export function setMember(object: JsonObject, key: string, value: Json): void {
  if (key === '__proto__') Object.defineProperty(object, key, { ...ownMember, value })
  else object[key] = value
}

const ownMember = { configurable: true, enumerable: true, writable: true }

/** Returns `value`, or throws where it nests deeper than `levels`, so that walking it again cannot exhaust the stack. */
export function boundedDepth(value: Json, levels = maxDepth): Json {
  checkDepth(value, 0, levels)
  return value
}

function checkDepth(value: Json, depth: number, levels: number): void {
  if (typeof value !== 'object' || value === null) return
  if (depth >= levels) throw new DecodeError('too_deep', `a value nests deeper than ${levels} levels`)
  for (const member of Array.isArray(value) ? value : Object.values(value)) checkDepth(member, depth + 1, levels)
}
