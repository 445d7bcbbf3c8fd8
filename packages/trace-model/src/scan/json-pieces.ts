import { type Pause, pause } from '../pause.ts'
import { keyEndOf, skipKey, skipSpace, skipValue } from './json-cursor.ts'
import { isKey, keyOf } from './json-fields.ts'

/** A value in a body: its first byte, and the one behind its last. */
export type Range = [at: number, end: number]

/** An object with a list in it: of more such objects, or of records. */
export type Group = {
  /** The object beside the list that tells of all that is in it. */
  head: Range | null
  hasList: boolean
  groups: Group[]
  records: Range[]
}

/** The keys of the lists that lead from the root to the records, and of the object that stands beside all but the first. */
export type Layout = { lists: readonly Uint8Array[]; heads: readonly Uint8Array[] }

export function layoutOf(lists: readonly string[], heads: readonly string[] = []): Layout {
  return { lists: lists.map(keyOf), heads: heads.map(keyOf) }
}

type Walk = { bytes: Uint8Array; layout: Layout; seen: number }

const pauseEvery = 512
const [comma, openArray, closeArray, openObject, closeObject] = [44, 91, 93, 123, 125]

/** Finds where the records of a JSON body stand, with pauses. Null where something is not plain, which is for `JSON.parse` to judge. */
export function* findPieces(bytes: Uint8Array, layout: Layout): Generator<Pause, Group | null> {
  const root = emptyGroup()
  const end = yield* walkGroup({ bytes, layout, seen: 0 }, skipSpace(bytes, 0), root, 0)
  return end !== -1 && skipSpace(bytes, end) === bytes.length ? root : null
}

function emptyGroup(): Group {
  return { head: null, hasList: false, groups: [], records: [] }
}

function* walkGroup(walk: Walk, at: number, group: Group, level: number): Generator<Pause, number> {
  const { bytes } = walk
  if (bytes[at] !== openObject) return -1
  let next = skipSpace(bytes, at + 1)
  if (bytes[next] === closeObject) return next + 1
  for (;;) {
    const keyAt = next
    const valueAt = keyEndOf(bytes, keyAt) === -1 ? -1 : skipKey(bytes, keyAt)
    if (valueAt === -1) return -1
    next = yield* walkMember(walk, keyAt, valueAt, group, level)
    if (next === -1) return -1
    next = skipSpace(bytes, next)
    if (bytes[next] === closeObject) return next + 1
    if (bytes[next] !== comma) return -1
    next = skipSpace(bytes, next + 1)
  }
}

/** A list or a head that stands there twice is not plain. */
function* walkMember(walk: Walk, keyAt: number, at: number, group: Group, level: number): Generator<Pause, number> {
  const { bytes, layout } = walk
  const names = (key: Uint8Array | undefined) =>
    key !== undefined && isKey(bytes, keyAt + 1, keyEndOf(bytes, keyAt) - 1, key)
  if (names(layout.lists[level])) {
    if (group.hasList) return -1
    group.hasList = true
    return yield* walkList(walk, at, group, level)
  }
  const end = skipValue(bytes, at)
  if (end === -1 || !names(layout.heads[level - 1])) return end
  if (group.head) return -1
  group.head = [at, end]
  return end
}

function* walkList(walk: Walk, at: number, group: Group, level: number): Generator<Pause, number> {
  const { bytes, layout } = walk
  if (bytes[at] !== openArray) return -1
  let next = skipSpace(bytes, at + 1)
  if (bytes[next] === closeArray) return next + 1
  for (;;) {
    if (bytes[next] !== openObject) return -1
    if (level === layout.lists.length - 1) {
      const end = skipValue(bytes, next)
      group.records.push([next, end])
      next = end
    } else {
      const inner = emptyGroup()
      group.groups.push(inner)
      next = yield* walkGroup(walk, next, inner, level + 1)
    }
    if (next === -1) return -1
    walk.seen += 1
    if (walk.seen % pauseEvery === 0) yield pause
    next = skipSpace(bytes, next)
    if (bytes[next] === closeArray) return next + 1
    if (bytes[next] !== comma) return -1
    next = skipSpace(bytes, next + 1)
  }
}
