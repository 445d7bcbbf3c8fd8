import { pathSegments } from './path-segment.ts'

/** The spans of one trace as rows in pre-order, in columns. */
export type ComparedRows = {
  names: readonly string[]
  services: readonly string[]
  durationsMs: Float64Array
  /** Row just behind the last one of the subtree. */
  end: Int32Array
}

/** Both traces as one tree, in pre-order, in columns. */
export type Comparison = {
  /** Row of the first trace and of the second, or -1 where a span is in one of them only. */
  a: Int32Array
  b: Int32Array
  depth: Int32Array
  /** Row of the parent in this table, or -1. */
  parent: Int32Array
  /** How much longer it is in the second trace; of a span in one of them only, its whole duration. */
  differenceMs: Float64Array
}

/**
 * Aligns two traces by span path: service and name, from the root down, ids and numbers in a name left out of account.
 * Of siblings with the same path the first stands beside the first. One pass; no order of calls is assumed to be the same.
 */
export function compareRows(a: ComparedRows, b: ComparedRows): Comparison {
  const segmentsOf = pathSegments()
  const segments = { a: segmentsOf(a), b: segmentsOf(b) }
  const found: Pair[] = []
  const open = pairsBelow({ a: childrenOf(a, -1), b: childrenOf(b, -1) }, segments, -1, 0).reverse()
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const row = found.push(pair) - 1
    const children = {
      a: pair.a === -1 ? [] : childrenOf(a, pair.a),
      b: pair.b === -1 ? [] : childrenOf(b, pair.b),
    }
    const below = pairsBelow(children, segments, row, pair.depth + 1)
    for (let at = below.length - 1; at >= 0; at--) open.push(below[at] as Pair)
  }
  const durationIn = (rows: ComparedRows, row: number) => (row === -1 ? 0 : (rows.durationsMs[row] as number))
  return {
    a: Int32Array.from(found, (pair) => pair.a),
    b: Int32Array.from(found, (pair) => pair.b),
    depth: Int32Array.from(found, ({ depth }) => depth),
    parent: Int32Array.from(found, ({ parent }) => parent),
    differenceMs: Float64Array.from(found, (pair) => durationIn(b, pair.b) - durationIn(a, pair.a)),
  }
}

type Children = { a: readonly number[]; b: readonly number[] }
type Segments = { a: Int32Array; b: Int32Array }
type Pair = { a: number; b: number; parent: number; depth: number }

/** Children beside each other in the order of the first trace; those of the second alone stand where they came. */
function pairsBelow(children: Children, segments: Segments, parent: number, depth: number): Pair[] {
  const { a: inA, b: inB } = children
  const partners = partnersOf(children, segments)
  const taken = new Set(partners)
  const pairs: Pair[] = []
  let next = 0
  const aloneBefore = (end: number) => {
    for (; next < inB.length && (inB[next] as number) < end; next++) {
      const row = inB[next] as number
      if (!taken.has(row)) pairs.push({ a: -1, b: row, parent, depth })
    }
  }
  for (const [at, row] of inA.entries()) {
    const partner = partners[at] as number
    if (partner !== -1) aloneBefore(partner)
    pairs.push({ a: row, b: partner, parent, depth })
  }
  aloneBefore(Number.POSITIVE_INFINITY)
  return pairs
}

/** For each row of the first list the row of the second with the same path, or -1. */
function partnersOf({ a, b }: Children, segments: Segments): number[] {
  const waiting = new Map<number, { rows: number[]; next: number }>()
  for (const row of b) {
    const segment = segments.b[row] as number
    const list = waiting.get(segment)
    if (list) list.rows.push(row)
    else waiting.set(segment, { rows: [row], next: 0 })
  }
  return a.map((row) => {
    const list = waiting.get(segments.a[row] as number)
    return list ? (list.rows[list.next++] ?? -1) : -1
  })
}

/** Rows directly below `row`, or the roots for -1. */
function childrenOf({ end }: ComparedRows, row: number): number[] {
  const children: number[] = []
  const last = row === -1 ? end.length : (end[row] as number)
  for (let child = row + 1; child < last; child = end[child] as number) children.push(child)
  return children
}
