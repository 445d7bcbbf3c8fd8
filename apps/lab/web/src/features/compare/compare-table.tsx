// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual list are placed one by one, which table elements do not allow.
// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard stays on the rows' links, not on cells.
import { useMemo, useRef } from 'react'
import { narrowScreen, useMediaQuery } from '../../ui/use-media-query.ts'
import { useRowFocus } from '../../ui/use-row-focus.ts'
import { useVirtualRows } from '../../ui/use-virtual-rows.ts'
import { CompareRow } from './compare-row.tsx'
import './compare-table.css'
import type { Compared } from './compared.ts'

const wide = { rowHeight: 28, headHeight: 30 }
const narrow = { rowHeight: 50, headHeight: 0 }

type Props = { compared: Compared; traceIds: { a: string; b: string }; onlyDifferences: boolean }

export function CompareTable({ compared, traceIds, onlyDifferences }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const size = useMediaQuery(narrowScreen) ? narrow : wide
  const keys = useMemo(() => rowsShown(compared, onlyDifferences), [compared, onlyDifferences])
  const { focused, setFocused, onKeyDown } = useRowFocus({
    scroller,
    keys,
    scrollTo: (index) => rows.scrollToIndex(index),
  })
  const rows = useVirtualRows({ scroller, keys, ...size, keep: focused })
  const tabStop = focused === -1 ? 0 : focused

  return (
    <div className="compare-scroller" ref={scroller}>
      <div
        role="table"
        className="compare-table"
        aria-label="Spans of both traces"
        aria-rowcount={compared.rowCount + 1}
        onKeyDown={onKeyDown}
      >
        <div role="rowgroup" className="compare-head">
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
        </div>
        <div role="rowgroup" className="compare-rows" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index: at, start }) => {
            const key = keys[at]
            if (key === undefined) return null
            const index = Number(key)
            return (
              <CompareRow
                key={key}
                row={compared.rowAt(index)}
                index={index}
                top={start - size.headHeight}
                traceIds={traceIds}
                largestMs={compared.largestMs}
                tabStop={at === tabStop}
                onFocus={setFocused}
              />
            )
          })}
        </div>
      </div>
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
