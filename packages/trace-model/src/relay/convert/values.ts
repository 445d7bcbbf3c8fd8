import { fieldOf, isObject, type Json, type JsonObject, objectIn, objectsIn } from '../../json.ts'
import { double, int64, stringIn } from '../../otlp/json-values.ts'
import { doubleValue, integerValue } from '../../otlp/values.ts'
import type { SentryAttribute } from '../items.ts'
import type { RuleId } from '../rules.ts'

/** An AnyValue as Sentry's attribute, or null where nothing is kept; `rule` is named where the value is not what it was. */
type Converted = { attribute: SentryAttribute | null; rule: RuleId | null }

const scalarRules: Partial<Record<string, RuleId>> = { bytesValue: 'value.bytes' }

export function convertValue(value: Json | undefined): Converted {
  const kind = kindOf(value)
  if (kind === null || !isObject(value)) return { attribute: null, rule: 'value.empty' }
  if (kind === 'arrayValue') return convertList(objectIn(value, kind))
  if (kind === 'kvlistValue') return convertMap(objectIn(value, kind))
  const attribute = scalarOf(kind, fieldOf(value, kind))
  return { attribute, rule: attribute === null ? 'value.not-text' : (scalarRules[kind] ?? null) }
}

function convertList(list: JsonObject): Converted {
  const members = membersOf(list)
  const values = members.map(memberOf).filter((value) => value !== undefined)
  return { attribute: { type: 'array', value: values }, rule: values.length < members.length ? 'value.nested' : null }
}

function convertMap(map: JsonObject): Converted {
  const pairs = objectsIn(map, 'values').map((pair) => [stringIn(pair, 'key'), memberOf(fieldOf(pair, 'value'))])
  const kept = pairs.filter(([, value]) => value !== undefined)
  return {
    attribute: { type: 'string', value: JSON.stringify(Object.fromEntries(kept)) },
    rule: kept.length < pairs.length ? 'unverified.map-nested' : 'value.map',
  }
}

function membersOf(list: JsonObject): Json[] {
  const members = fieldOf(list, 'values')
  return Array.isArray(members) ? members : []
}

/** A scalar member's value; undefined for nested ones, which Sentry leaves out. */
function memberOf(member: Json | undefined): Json | undefined {
  const kind = kindOf(member)
  if (kind === null || !isObject(member)) return undefined
  const inner = fieldOf(member, kind)
  return kind === 'intValue' ? Number(int64(inner)) : scalarOf(kind, inner)?.value
}

const kinds = ['stringValue', 'boolValue', 'intValue', 'doubleValue', 'bytesValue', 'arrayValue', 'kvlistValue']

function kindOf(value: Json | undefined): string | null {
  return isObject(value) ? (Object.keys(value).find((key) => kinds.includes(key)) ?? null) : null
}

function scalarOf(kind: string, inner: Json | undefined): SentryAttribute | null {
  switch (kind) {
    case 'stringValue':
      return { type: 'string', value: typeof inner === 'string' ? inner : '' }
    case 'boolValue':
      return { type: 'boolean', value: inner === true }
    case 'intValue':
      return { type: 'integer', value: integerValue(int64(inner)) }
    case 'doubleValue':
      return { type: 'double', value: doubleValue(double(inner)) }
    case 'bytesValue':
      return textOfBytes(inner)
    default:
      return null
  }
}

function textOfBytes(inner: Json | undefined): SentryAttribute | null {
  try {
    const bytes = Uint8Array.from(atob(typeof inner === 'string' ? inner : ''), (char) => char.charCodeAt(0))
    return { type: 'string', value: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    return null
  }
}
