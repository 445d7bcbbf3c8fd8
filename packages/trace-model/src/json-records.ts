import { type JsonObject, objectIn, objectsIn, parseObject } from './json.ts'
import { type Pause, readInPiecesFrom } from './pause.ts'
import { findPieces, type Group, layoutOf, notAnObject, type Range } from './scan/json-pieces.ts'

/** A record of a JSON body, and of each list it is in but the first the object that tells of all in it. */
export type JsonRecord = { type: 'record'; heads: readonly JsonObject[]; record: JsonObject }

/** Where a format keeps its records: the keys of the lists that lead to them, and of the heads beside the lists. */
type RecordKeys = { lists: readonly string[]; heads: readonly string[] }

/** All records, one at a time; those of a large body are parsed one at a time as well. Throws a `DecodeError` where it is no JSON object. */
export function* jsonRecords(
  bytes: Uint8Array,
  keys: RecordKeys,
  inPiecesFrom = readInPiecesFrom,
): Generator<JsonRecord | Pause> {
  if (bytes.length <= inPiecesFrom) return yield* inWhole(parseObject(bytes), keys, [])
  const pieces = yield* findPieces(bytes, layoutOf(keys.lists, keys.heads))
  if (!pieces) throw notAnObject(bytes)
  yield* inPieces(bytes, pieces, [])
}

function* inPieces(bytes: Uint8Array, group: Group, heads: JsonObject[]): Generator<JsonRecord> {
  for (const range of group.records) yield { type: 'record', heads, record: parsePiece(bytes, range) }
  for (const inner of group.groups) {
    const isThere = inner.head && bytes[inner.head[0]] === openObject
    yield* inPieces(bytes, inner, [...heads, isThere && inner.head ? parsePiece(bytes, inner.head) : {}])
  }
}

const openObject = 123

/** One value of a body that is known to be sound. */
export function parsePiece(bytes: Uint8Array, [at, end]: Range): JsonObject {
  return parseObject(bytes.subarray(at, end))
}

function* inWhole(object: JsonObject, { lists, heads: names }: RecordKeys, heads: JsonObject[]): Generator<JsonRecord> {
  const [list = '', ...deeper] = lists
  if (deeper.length === 0) {
    for (const record of objectsIn(object, list)) yield { type: 'record', heads, record }
    return
  }
  const [name = '', ...others] = names
  for (const inner of objectsIn(object, list)) {
    yield* inWhole(inner, { lists: deeper, heads: others }, [...heads, objectIn(inner, name)])
  }
}
