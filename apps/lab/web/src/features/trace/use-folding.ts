import { useMemo, useState } from 'react'
import { everyParent, type Folded, visibleRows, withRevealed, withToggled } from './folding.ts'
import type { Waterfall } from './waterfall.ts'

export type Folding = {
  /** Positions of the rows that are to be seen. */
  visible: Int32Array
  folded: Folded
  toggle(spanId: string): void
  /** Folds every parent, or unfolds all when something is folded. */
  toggleAll(): void
  reveal(index: number): void
}

export function useFolding(waterfall: Waterfall): Folding {
  const [folded, setFolded] = useState<Folded>(new Set())
  const visible = useMemo(() => visibleRows(waterfall, folded), [waterfall, folded])
  return {
    visible,
    folded,
    toggle: (spanId) => setFolded((before) => withToggled(before, spanId)),
    toggleAll: () => setFolded((before) => (before.size > 0 ? new Set<string>() : everyParent(waterfall))),
    reveal: (index) => setFolded((before) => withRevealed(before, waterfall, index)),
  }
}
