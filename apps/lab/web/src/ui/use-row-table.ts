import { type RefObject, useRef } from 'react'
import { narrowScreen, useMediaQuery } from './use-media-query.ts'
import { type RowFocus, useRowFocus } from './use-row-focus.ts'
import { useVirtualRows } from './use-virtual-rows.ts'

/** A row that is in the page. */
export type DrawnRow = {
  index: number
  /** Pixels from the top of the rows. */
  top: number
  /** Whether the Tab key comes to this row. */
  tabStop: boolean
}

export type RowTableState = RowFocus & {
  scroller: RefObject<HTMLDivElement | null>
  rowHeight: number
  /** Of all rows, in pixels. */
  height: number
  drawn: DrawnRow[]
}

/** Pixels; on a narrow screen rows have several lines. */
type RowHeights = { wide: number; narrow: number }

/** The same figure stands in the CSS; on a narrow screen there is no head. */
const headPx = 30

/** Rows by key, in a table that scrolls and that the keyboard moves through. */
export function useRowTable(keys: readonly string[], heights: RowHeights): RowTableState {
  const scroller = useRef<HTMLDivElement>(null)
  const isNarrow = useMediaQuery(narrowScreen)
  const rowHeight = isNarrow ? heights.narrow : heights.wide
  const headHeight = isNarrow ? 0 : headPx
  const focus = useRowFocus({ scroller, keys, scrollTo: (index) => rows.scrollToIndex(index) })
  const rows = useVirtualRows({ scroller, keys, rowHeight, headHeight, keep: focus.focused })
  const stop = focus.focused === -1 ? 0 : focus.focused
  return {
    ...focus,
    scroller,
    rowHeight,
    height: rows.getTotalSize(),
    drawn: rows
      .getVirtualItems()
      .map(({ index, start }) => ({ index, top: start - headHeight, tabStop: index === stop })),
  }
}
