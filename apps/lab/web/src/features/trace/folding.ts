import type { Waterfall } from './waterfall.ts'

/** Folded spans by id, so that spans that come in late do not unfold anything. */
export type Folded = ReadonlySet<string>

type Rows = Pick<Waterfall, 'rowCount' | 'idAt' | 'end' | 'childCount' | 'parent'>

/** Positions of the rows that no fold hides, in order. */
export function visibleRows({ rowCount, idAt, end, childCount }: Rows, folded: Folded): Int32Array {
  const visible = new Int32Array(rowCount)
  let count = 0
  for (let index = 0; index < rowCount; ) {
    visible[count] = index
    count += 1
    const isFolded = folded.size > 0 && (childCount[index] as number) > 0 && folded.has(idAt(index))
    index = isFolded ? (end[index] as number) : index + 1
  }
  return visible.subarray(0, count)
}

/** Where `index` stands among the visible rows, or -1 when a fold hides it. */
export function positionOf(visible: Int32Array, index: number): number {
  let low = 0
  let high = visible.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = visible[middle] as number
    if (found === index) return middle
    if (found < index) low = middle + 1
    else high = middle - 1
  }
  return -1
}

export function everyParent({ rowCount, idAt, childCount }: Rows): Folded {
  const parents = new Set<string>()
  for (let index = 0; index < rowCount; index++) if ((childCount[index] as number) > 0) parents.add(idAt(index))
  return parents
}

export function withToggled(folded: Folded, spanId: string): Folded {
  const next = new Set(folded)
  if (!next.delete(spanId)) next.add(spanId)
  return next
}

/** Unfolds whatever hides the row at `index`; the same set when nothing does. */
export function withRevealed(folded: Folded, { idAt, parent }: Rows, index: number): Folded {
  if (folded.size === 0) return folded
  const next = new Set(folded)
  for (let above = parent[index] ?? -1; above > -1; above = parent[above] ?? -1) next.delete(idAt(above))
  return next.size === folded.size ? folded : next
}
