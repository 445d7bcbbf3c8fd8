import { attempt, type Decoded, damageOf, type Wants } from '../decoded.ts'
import { traceIdOf } from '../ids.ts'
import { fieldOf, type JsonObject, objectIn, objectsIn, parseObject } from '../json.ts'
import { attributesIn, stringIn } from './json-values.ts'
import { type Origin, originOf } from './origin.ts'

/** Where an export request keeps its groups and records: the one thing in which traces and logs differ. */
export type RequestKeys = { item: string; resources: string; scopes: string; records: string }

/** The JSON counterpart of the protobuf walk. A record that cannot be read spoils only itself. */
export function* decodeJsonRequest(
  bytes: Uint8Array,
  keys: RequestKeys,
  wants: Wants,
  decodeRecord: (record: JsonObject, origin: Origin) => Decoded,
): Generator<Decoded> {
  try {
    for (const resource of objectsIn(parseObject(bytes), keys.resources)) {
      const attributes = attributesIn(objectIn(resource, 'resource'), 'attributes')
      for (const group of objectsIn(resource, keys.scopes)) {
        const origin = originOf(attributes, scopeIn(group))
        for (const record of objectsIn(group, keys.records)) {
          if (wants(traceIdOf(fieldOf(record, 'traceId')))) yield attempt(keys.item, () => decodeRecord(record, origin))
        }
      }
    }
  } catch (error) {
    yield damageOf(keys.item, error)
  }
}

function scopeIn(group: JsonObject) {
  const scope = objectIn(group, 'scope')
  return {
    name: stringIn(scope, 'name'),
    version: stringIn(scope, 'version'),
    attributes: attributesIn(scope, 'attributes'),
  }
}
