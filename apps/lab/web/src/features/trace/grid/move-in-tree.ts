import { type Folded, positionOf } from '../folding.ts'
import type { Waterfall } from '../waterfall.ts'

type Rows = { waterfall: Waterfall; visible: Int32Array; folded: Folded }

/** Row to select, or span to fold or unfold. */
export type Move = { to?: number; toggle?: string }

const pageRows = 15

/** What a key does in the tree when the row at `selected` (or none, -1) is selected; null for a key that means nothing here. */
export function moveIn({ waterfall, visible, folded }: Rows, selected: number, key: string): Move | null {
  const position = positionOf(visible, selected)
  const row = waterfall.rowAt(selected)
  const at = (target: number): Move => {
    const to = visible[Math.max(0, Math.min(visible.length - 1, target))]
    return to === undefined ? {} : { to }
  }
  switch (key) {
    case 'ArrowDown':
      return at(position + 1)
    case 'ArrowUp':
      return at(position - 1)
    case 'PageDown':
      return at(position + pageRows)
    case 'PageUp':
      return at(position - pageRows)
    case 'Home':
      return at(0)
    case 'End':
      return at(visible.length - 1)
    case 'ArrowRight':
      if (!row || row.childCount === 0) return {}
      return folded.has(row.spanId) ? { toggle: row.spanId } : { to: selected + 1 }
    case 'ArrowLeft':
      if (!row) return {}
      if (row.childCount > 0 && !folded.has(row.spanId)) return { toggle: row.spanId }
      return row.parent > -1 ? { to: row.parent } : {}
    default:
      return null
  }
}
