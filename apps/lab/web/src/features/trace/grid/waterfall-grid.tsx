// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual list are placed one by one, which table elements do not allow.
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef } from 'react'
import { useShortcuts } from '../../../ui/use-shortcuts.ts'
import { type RowKeys, useVirtualRows } from '../../../ui/use-virtual-rows.ts'
import { positionOf } from '../folding.ts'
import type { ReplayClock } from '../replay/replay-clock.ts'
import { ReplayLine } from '../replay/replay-line.tsx'
import type { Folding } from '../use-folding.ts'
import type { Zoom } from '../use-zoom.ts'
import { Minimap } from './minimap.tsx'
import { moveIn } from './move-in-tree.ts'
import { SpanRow } from './span-row.tsx'
import { axisFor, ticksOf } from './ticks.ts'
import { TimeAxis, TimeLines } from './time-axis.tsx'
import { useCriticalPath } from './use-critical-path.ts'
import './waterfall-grid.css'
import type { Waterfall } from '../waterfall.ts'

const rowHeight = 26
const headHeight = 90
/** What usually stands above the grid: header, headline, verdict. */
const aboveHeight = 250
const treeKeys = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'PageDown', 'PageUp', 'Home', 'End', 'Enter']
/** Deep trees are indented less, so that names keep their place: that share of the grid, or so much. */
const levelPx = 14
const indentShare = 0.16
const widestPx = 170

type Props = {
  ref: RefObject<HTMLDivElement | null>
  waterfall: Waterfall
  folding: Folding
  zoom: Zoom
  clock: ReplayClock
  matches: ReadonlySet<number>
  selected: number
  onSelect(index: number, byPointer: boolean): void
  onOpen(): void
}

/** Minimap, axis and rows. The grid keeps the keyboard; the row it is on is named by `aria-activedescendant`. */
export function WaterfallGrid({ ref, waterfall, folding, zoom, clock, matches, selected, onSelect, onOpen }: Props) {
  const { visible, folded } = folding
  const scroller = useRef<HTMLDivElement>(null)
  const critical = useCriticalPath(waterfall)
  const keys = useMemo(() => visibleKeys(waterfall, visible), [waterfall, visible])
  const position = positionOf(visible, selected)
  const virtual = useVirtualRows({
    scroller,
    keys,
    rowHeight,
    headHeight,
    likelyHeight: innerHeight - aboveHeight,
    keep: position,
  })
  // Of the grid, not of the screen: the panel beside it can be drawn wider.
  const widthPx = virtual.scrollRect?.width || innerWidth
  const { count, lastLabelAt } = axisFor(widthPx)
  const ticks = ticksOf(zoom.window, waterfall.startTimeMs, count)
  const indentPx = indentFor(waterfall.maxDepth, Math.min(widestPx, widthPx * indentShare))
  const selectedId = waterfall.rowAt(selected)?.spanId

  useEffect(() => {
    ref.current?.focus({ preventScroll: true })
  }, [ref])

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new selection may scroll; rows that come in must not.
  useEffect(() => {
    if (position > -1) virtual.scrollToIndex(position)
  }, [selectedId])

  /** Whether the key means something here. */
  function press(key: string): boolean {
    if (key === 'Enter' && selected > -1) {
      onOpen()
      return true
    }
    const move = moveIn({ waterfall, visible, folded }, selected, key)
    if (move?.toggle !== undefined) folding.toggle(move.toggle)
    if (move?.to !== undefined) onSelect(move.to, false)
    return move !== null
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (press(event.key)) event.preventDefault()
  }

  // After a click beside everything, keys still reach the tree.
  useShortcuts(
    treeKeys.map((key) => [
      key,
      () => {
        ref.current?.focus({ preventScroll: true })
        press(key)
      },
    ]),
  )

  if (waterfall.rowCount === 0) {
    return (
      <div className="waterfall-empty" ref={ref} tabIndex={-1}>
        <p>No span of this trace has arrived. Its logs and errors are in the panel.</p>
      </div>
    )
  }

  return (
    <div className="waterfall" ref={scroller}>
      <Minimap waterfall={waterfall} critical={critical} zoom={zoom} folding={folding} clock={clock} />
      <div
        role="treegrid"
        className="waterfall-grid"
        aria-label="Spans"
        aria-rowcount={visible.length + 1}
        aria-activedescendant={selectedId && position > -1 ? `span-${selectedId}` : undefined}
        tabIndex={0}
        ref={ref}
        onKeyDown={onKeyDown}
      >
        <TimeAxis ticks={ticks} lastLabelAt={lastLabelAt} />
        <div role="rowgroup" className="span-rows" style={{ height: virtual.getTotalSize() }}>
          <TimeLines ticks={ticks} />
          <ReplayLine clock={clock} window={zoom.window} />
          {virtual.getVirtualItems().map(({ index: at, start }) => {
            const index = visible[at] as number
            const spanId = waterfall.idAt(index)
            return (
              <SpanRow
                key={spanId}
                waterfall={waterfall}
                index={index}
                position={at}
                top={start - headHeight}
                indentPx={indentPx}
                window={zoom.window}
                isFolded={folded.has(spanId)}
                isSelected={index === selected}
                isMatch={matches.has(index)}
                critical={critical.ofRow(index)}
                onSelect={onSelect}
                onToggle={folding.toggle}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

/** The ids of the visible rows, each made when it is asked for. */
function visibleKeys({ idAt, indexOf }: Waterfall, visible: Int32Array): RowKeys {
  return {
    length: visible.length,
    at: (position) => idAt(visible[position] as number),
    indexOf: (spanId) => positionOf(visible, indexOf(spanId)),
  }
}

/** Whole pixels, as long as that leaves any, so that the guide lines stay sharp. */
function indentFor(depth: number, roomPx: number): number {
  const px = Math.min(levelPx, roomPx / Math.max(1, depth))
  return px > 2 ? Math.floor(px) : px
}
