import { DecodeError } from '../decoded.ts'
import { wrongShape } from '../json.ts'
import { type Pause, pause } from '../pause.ts'
import { keyEndOf, skipAny, skipKey, skipSpace } from './json-cursor.ts'
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

/** Finds where the records of a JSON object stand, with pauses. Null where it is none, for which `notAnObject` has the reason. */
export function* findPieces(bytes: Uint8Array, layout: Layout): Generator<Pause, Group | null> {
  const root = emptyGroup()
  const end = yield* walkGroup({ bytes, layout, seen: 0 }, startOf(bytes), root, 0)
  return isEnd(bytes, end) ? root : null
}

export function notAnObject(bytes: Uint8Array): DecodeError {
  const start = startOf(bytes)
  if (bytes[start] !== openObject && isEnd(bytes, skipAny(bytes, start))) return wrongShape()
  return new DecodeError('not_json', 'it is not JSON, or nests absurdly deep')
}

function isEnd(bytes: Uint8Array, at: number): boolean {
  return at !== -1 && skipSpace(bytes, at) === bytes.length
}

/** Behind a byte order mark, which is no part of the text. */
function startOf(bytes: Uint8Array): number {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  return skipSpace(bytes, hasMark ? 3 : 0)
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
    const valueAt = skipKey(bytes, keyAt)
    if (valueAt === -1) return -1
    next = yield* walkMember(walk, keyAt, valueAt, group, level)
    if (next === -1) return -1
    next = skipSpace(bytes, next)
    if (bytes[next] === closeObject) return next + 1
    if (bytes[next] !== comma) return -1
    next = skipSpace(bytes, next + 1)
  }
}

/** Of a list or a head that stands there twice the last one counts, as it does to `JSON.parse`. */
function* walkMember(walk: Walk, keyAt: number, at: number, group: Group, level: number): Generator<Pause, number> {
  const { bytes, layout } = walk
  if (isNamed(bytes, keyAt, layout.lists[level])) {
    Object.assign(group, { ...emptyGroup(), head: group.head, hasList: bytes[at] === openArray })
    return group.hasList ? yield* walkList(walk, at, group, level) : skipAny(bytes, at)
  }
  const end = skipAny(bytes, at)
  if (isNamed(bytes, keyAt, layout.heads[level - 1])) group.head = [at, end]
  return end
}

/** Whether the key at `at` is this one, in whatever way it is written. */
function isNamed(bytes: Uint8Array, at: number, name: Uint8Array | undefined): boolean {
  if (name === undefined) return false
  const end = keyEndOf(bytes, at)
  return end === -1 ? isEscapedKey(bytes, at, name) : isKey(bytes, at + 1, end - 1, name)
}

const text = new TextDecoder()

function isEscapedKey(bytes: Uint8Array, at: number, name: Uint8Array): boolean {
  return JSON.parse(text.decode(bytes.subarray(at, skipAny(bytes, at)))) === text.decode(name)
}

function* walkList(walk: Walk, at: number, group: Group, level: number): Generator<Pause, number> {
  const { bytes, layout } = walk
  let next = skipSpace(bytes, at + 1)
  if (bytes[next] === closeArray) return next + 1
  for (;;) {
    if (bytes[next] !== openObject) next = skipAny(bytes, next)
    else if (level === layout.lists.length - 1) {
      const end = skipAny(bytes, next)
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
