import { attempt, type Decoded, damageOf, type Wants } from '../decoded.ts'
import { traceIdOf } from '../ids.ts'
import { fieldOf, type JsonObject } from '../json.ts'
import { jsonRecords } from '../json-records.ts'
import { attributesIn, stringIn } from './json-values.ts'
import { type Origin, originOf } from './origin.ts'

/** Where an export request keeps its groups and records: the one thing in which traces and logs differ. */
type RequestKeys = { item: string; resources: string; scopes: string; records: string }

/** The JSON counterpart of the protobuf walk. A record that cannot be read spoils only itself. */
export function* decodeJsonRequest(
  bytes: Uint8Array,
  { item, resources, scopes, records }: RequestKeys,
  decodeRecord: (record: JsonObject, origin: Origin) => Decoded,
  wants: Wants = () => true,
  inPiecesFrom?: number,
): Generator<Decoded> {
  const keys = { lists: [resources, scopes, records], heads: ['resource', 'scope'] }
  const originOfRecord = originReader()
  try {
    for (const each of jsonRecords(bytes, keys, inPiecesFrom)) {
      if (each.type === 'pause') yield each
      else {
        const { heads, record } = each
        const origin = originOfRecord(heads)
        if (wants(traceIdOf(fieldOf(record, 'traceId')))) yield attempt(item, () => decodeRecord(record, origin))
      }
    }
  } catch (error) {
    yield damageOf(item, error)
  }
}

/** Records that follow each other mostly have the same origin. */
function originReader() {
  let known: { heads: readonly JsonObject[]; origin: Origin } | null = null
  return (heads: readonly JsonObject[]): Origin => {
    if (known?.heads !== heads) known = { heads, origin: originIn(heads) }
    return known.origin
  }
}

function originIn([resource = {}, scope = {}]: readonly JsonObject[]): Origin {
  return originOf(attributesIn(resource, 'attributes'), {
    name: stringIn(scope, 'name'),
    version: stringIn(scope, 'version'),
    attributes: attributesIn(scope, 'attributes'),
  })
}
