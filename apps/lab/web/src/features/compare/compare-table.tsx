// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual list are placed one by one, which table elements do not allow.
// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard stays on the rows' links, not on cells.
import { useMemo } from 'react'
import { RowTable } from '../../ui/row-table.tsx'
import { useRowTable } from '../../ui/use-row-table.ts'
import { CompareRow } from './compare-row.tsx'
import './compare-table.css'
import type { Compared } from './compared.ts'

const rowHeights = { wide: 28, narrow: 50 }

type Props = { compared: Compared; traceIds: { a: string; b: string }; onlyDifferences: boolean }

export function CompareTable({ compared, traceIds, onlyDifferences }: Props) {
  const keys = useMemo(() => rowsShown(compared, onlyDifferences), [compared, onlyDifferences])
  const table = useRowTable(keys, rowHeights)
  return (
    <RowTable
      table={table}
      label="Spans of both traces"
      rowCount={compared.rowCount}
      head={<CompareHead />}
      row={({ index: at, top, tabStop }) => {
        const key = keys[at]
        if (key === undefined) return null
        const index = Number(key)
        return (
          <CompareRow
            key={key}
            row={compared.rowAt(index)}
            index={index}
            top={top}
            traceIds={traceIds}
            largestMs={compared.largestMs}
            tabStop={tabStop}
            onFocus={table.setFocused}
          />
        )
      }}
    />
  )
}

function CompareHead() {
  return (
    <div role="row" className="compare-grid">
      <span role="columnheader">Span</span>
      <span role="columnheader" className="num">
        A
      </span>
      <span role="columnheader" className="num">
        B
      </span>
      <span role="columnheader" className="compare-difference">
        <span>shorter in B · longer in B</span>
        <span>Difference</span>
      </span>
    </div>
  )
}

const leastMs = 1

/** Keys of the rows: their places in the comparison. */
function rowsShown(compared: Compared, onlyDifferences: boolean): string[] {
  const keys: string[] = []
  for (let row = 0; row < compared.rowCount; row++) {
    if (!onlyDifferences || compared.differs(row, leastMs)) keys.push(String(row))
  }
  return keys
}
