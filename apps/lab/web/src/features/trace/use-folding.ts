import type { TreeRow } from '@checkout/trace-model/tree'
import { useMemo, useState } from 'react'
import { everyParent, type Folded, visibleRows, withRevealed, withToggled } from './folding.ts'

export type Folding = {
  /** Positions of the rows that are to be seen. */
  visible: readonly number[]
  folded: Folded
  toggle(spanId: string): void
  /** Folds every parent, or unfolds all when something is folded. */
  toggleAll(): void
  reveal(index: number): void
}

export function useFolding(rows: readonly TreeRow[]): Folding {
  const [folded, setFolded] = useState<Folded>(new Set())
  const visible = useMemo(() => visibleRows(rows, folded), [rows, folded])
  return {
    visible,
    folded,
    toggle: (spanId) => setFolded((before) => withToggled(before, spanId)),
    toggleAll: () => setFolded((before) => (before.size > 0 ? new Set<string>() : everyParent(rows))),
    reveal: (index) => setFolded((before) => withRevealed(before, rows, index)),
  }
}
