import type { TreeRow } from '@checkout/trace-model/tree'

/** Folded spans by id, so that spans that come in late do not unfold anything. */
export type Folded = ReadonlySet<string>

/** Positions of the rows that no fold hides, in order. */
export function visibleRows(rows: readonly TreeRow[], folded: Folded): number[] {
  const visible: number[] = []
  for (let index = 0; index < rows.length; ) {
    const row = rows[index] as TreeRow
    visible.push(index)
    index = folded.has(row.spanId) ? row.end : index + 1
  }
  return visible
}

/** Where `index` stands among the visible rows, or -1 when a fold hides it. */
export function positionOf(visible: readonly number[], index: number): number {
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

export function everyParent(rows: readonly TreeRow[]): Folded {
  const parents = new Set<string>()
  for (const row of rows) if (row.childCount > 0) parents.add(row.spanId)
  return parents
}

export function withToggled(folded: Folded, spanId: string): Folded {
  const next = new Set(folded)
  if (!next.delete(spanId)) next.add(spanId)
  return next
}

/** Unfolds whatever hides the row at `index`; the same set when nothing does. */
export function withRevealed(folded: Folded, rows: readonly TreeRow[], index: number): Folded {
  const next = new Set(folded)
  for (let parent = rows[index]?.parent ?? -1; parent > -1; parent = rows[parent]?.parent ?? -1) {
    next.delete((rows[parent] as TreeRow).spanId)
  }
  return next.size === folded.size ? folded : next
}
