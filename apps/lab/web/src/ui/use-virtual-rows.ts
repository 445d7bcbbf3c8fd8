import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect, useRef } from 'react'

/** An array of keys, or what answers like one without holding them all. */
export type RowKeys = { length: number; at(index: number): string | undefined; indexOf(key: string): number }

type Options = {
  scroller: RefObject<HTMLDivElement | null>
  /** What each row is, by position. A new array means that rows came, went or moved. */
  keys: RowKeys
  rowHeight: number
  /** Height of what stands above the rows inside the scroller and stays in view. */
  headHeight: number
  /** How high the rows' place probably is, before it can be measured. */
  likelyHeight?: number
  /** A row that is drawn wherever it is, because it has the keyboard; -1 for none. */
  keep: number
}

/** Fixed-height rows of which only those in view are drawn. What is being read stays where it is when rows come in above. */
export function useVirtualRows({
  scroller,
  keys,
  rowHeight,
  headHeight,
  likelyHeight = 0,
  keep,
}: Options): Virtualizer<HTMLDivElement, Element> {
  const rows = useVirtualizer<HTMLDivElement, Element>({
    count: keys.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    overscan: 3,
    initialRect: { width: 0, height: likelyHeight },
    rangeExtractor(range) {
      const indexes = defaultRangeExtractor(range)
      if (keep < 0 || keep >= keys.length || (keep >= (indexes[0] ?? 0) && keep <= (indexes.at(-1) ?? -1)))
        return indexes
      return keep < (indexes[0] ?? 0) ? [keep, ...indexes] : [...indexes, keep]
    },
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: it keeps the sizes it has seen, so a new row height must be measured.
  useLayoutEffect(() => rows.measure(), [rows, rowHeight])
  useReadingPosition(scroller, keys, rowHeight)
  return rows
}

function useReadingPosition(scroller: RefObject<HTMLDivElement | null>, keys: RowKeys, rowHeight: number): void {
  // As of the last scroll: to ask the element right after rows were drawn would lay out the page in the same task.
  const reading = useRef({ keys, top: 0 })

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const remember = () => {
      reading.current = { keys, top: element.scrollTop }
    }
    const before = reading.current
    const position = Math.floor(before.top / rowHeight)
    reading.current = { keys, top: before.top }
    if (before.keys !== keys && before.top > 0) {
      const key = before.keys.at(position)
      const index = key === undefined ? -1 : keys.indexOf(key)
      if (index > -1 && index !== position) {
        element.scrollTop += (index - position) * rowHeight
        remember()
      }
    }
    element.addEventListener('scroll', remember, { passive: true })
    return () => element.removeEventListener('scroll', remember)
  }, [scroller, keys, rowHeight])
}
