import { DecodeError } from '../decoded.ts'
import { fieldOf, isObject, type Json, type JsonObject, objectIn, objectsIn, setMember } from '../json.ts'
import type { Attributes, AttributeValue } from '../model.ts'
import { doubleValue, integerValue } from './values.ts'

const maxDepth = 50

export function attributesIn(parent: JsonObject, key: string, depth = 0): Attributes {
  const attributes: Attributes = {}
  for (const pair of objectsIn(parent, key)) {
    setMember(attributes, stringIn(pair, 'key'), anyValue(fieldOf(pair, 'value'), depth))
  }
  return attributes
}

/** One AnyValue. A value of none of the known kinds is null. */
export function anyValue(value: Json | undefined, depth = 0): AttributeValue {
  if (depth >= maxDepth) throw new DecodeError('too_deep', `a value nests deeper than ${maxDepth} levels`)
  if (!isObject(value)) return null
  const kind = Object.keys(value)[0]
  const inner = kind === undefined ? undefined : fieldOf(value, kind)
  switch (kind) {
    case 'stringValue':
    case 'bytesValue':
      return typeof inner === 'string' ? inner : null
    case 'boolValue':
      return inner === true
    case 'intValue':
      return integerValue(int64(inner))
    case 'doubleValue':
      return doubleValue(double(inner))
    case 'arrayValue':
      return objectsIn(objectIn(value, kind), 'values').map((member) => anyValue(member, depth + 1))
    case 'kvlistValue':
      return attributesIn(objectIn(value, kind), 'values', depth + 1)
    default:
      return null
  }
}

/** 64-bit integers are decimal strings in OTLP's JSON; some senders write numbers. Anything else counts as 0. */
export function int64(value: Json | undefined): bigint {
  if (typeof value === 'number') return Number.isFinite(value) ? BigInt(Math.trunc(value)) : 0n
  return typeof value === 'string' && /^-?\d{1,20}$/.test(value) ? BigInt(value) : 0n
}

/** NaN and the infinities are words in OTLP's JSON. Anything but numbers and text counts as 0. */
export function double(value: Json | undefined): number {
  return typeof value === 'number' || typeof value === 'string' ? Number(value) : 0
}

/** Nanoseconds since 1970, not negative, as the protobuf form cannot be. */
export function nanosIn(parent: JsonObject, key: string): bigint {
  const value = int64(fieldOf(parent, key))
  return value < 0n ? 0n : value
}

/** An enum's number from its number or from its name. */
export function enumIn(parent: JsonObject, key: string, names: readonly string[]): number {
  const value = fieldOf(parent, key)
  if (typeof value === 'number') return value
  return typeof value === 'string' ? Math.max(0, names.indexOf(value)) : 0
}

export function stringIn(parent: JsonObject, key: string): string {
  const value = fieldOf(parent, key)
  return typeof value === 'string' ? value : ''
}
