// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual list are placed one by one, which table elements do not allow.
import type { CSSProperties, ReactNode } from 'react'
import './row-table.css'
import type { DrawnRow, RowTableState } from './use-row-table.ts'

type Props = {
  table: RowTableState
  label: string
  /** Without the head, and whether they are listed or not. */
  rowCount: number
  head: ReactNode
  /** Draws a row; null where there is none any more. */
  row(drawn: DrawnRow): ReactNode
  /** Stands behind the last row. */
  end?: ReactNode
}

/** A table of which only the rows in view are in the page. */
export function RowTable({ table, label, rowCount, head, row, end }: Props) {
  const { scroller, rowHeight, height, drawn, onKeyDown } = table
  return (
    <div className="row-scroller" ref={scroller}>
      <div role="table" className="row-table" aria-label={label} aria-rowcount={rowCount + 1} onKeyDown={onKeyDown}>
        <div role="rowgroup" className="row-head">
          {head}
        </div>
        <div role="rowgroup" className="rows" style={{ height, '--row-height': `${rowHeight}px` } as CSSProperties}>
          {drawn.map(row)}
        </div>
      </div>
      {end}
    </div>
  )
}
