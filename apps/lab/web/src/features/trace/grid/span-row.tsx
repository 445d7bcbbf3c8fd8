// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual list are placed one by one, which table elements do not allow.
// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard stays on the grid, not on cells.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid handles the keys of all its rows.
import { memo } from 'react'
import { formatDuration } from '../../../ui/format.ts'
import { ServiceDot } from '../../../ui/service-chip.tsx'
import type { Mark } from '../marks.ts'
import type { WaterfallRow } from '../rows.ts'
import type { CriticalStretch } from './critical-path.ts'
import { SpanBar } from './span-bar.tsx'
import './span-row.css'
import type { TimeWindow } from '../time-window.ts'
import type { Waterfall } from '../waterfall.ts'

type Props = {
  waterfall: Waterfall
  index: number
  /** Among the visible rows. */
  position: number
  /** Pixels from the top of the rows. */
  top: number
  /** Of one level. */
  indentPx: number
  window: TimeWindow
  isFolded: boolean
  isSelected: boolean
  isMatch: boolean
  /** When the trace waited for this very span. */
  critical: readonly CriticalStretch[]
  onSelect(index: number, byPointer: boolean): void
  onToggle(spanId: string): void
}

const noMarks: readonly Mark[] = []

export const SpanRow = memo(SpanRowContent, (before, after) => {
  // The handlers are new on every render and always do the same.
  const { onSelect: _select, onToggle: _toggle, ...shown } = after
  return Object.entries(shown).every(([name, value]) => before[name as keyof typeof shown] === value)
})

function SpanRowContent({
  waterfall,
  index,
  position,
  top,
  indentPx,
  window,
  isFolded,
  isSelected,
  isMatch,
  critical,
  onSelect,
  onToggle,
}: Props) {
  const row = waterfall.rowAt(index)
  if (!row) return null
  const { span, spanId, depth, childCount } = row
  const durationMs = row.endTimeMs - row.startTimeMs
  return (
    <div
      role="row"
      id={`span-${spanId}`}
      className={`span-row${isMatch ? ' match' : ''}`}
      data-span-id={spanId}
      aria-level={depth + 1}
      aria-rowindex={position + 2}
      aria-selected={isSelected}
      aria-expanded={childCount > 0 ? !isFolded : undefined}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onSelect(index, true)}
    >
      <span role="gridcell" className="span-name" title={span?.name}>
        <i
          className={childCount > 0 ? 'span-indent' : 'span-indent leaf'}
          style={{ width: depth * indentPx, backgroundSize: `${indentPx}px 100%` }}
        />
        {childCount > 0 ? (
          <button
            type="button"
            className="span-fold"
            tabIndex={-1}
            aria-label={isFolded ? 'Unfold' : 'Fold'}
            onClick={(event) => {
              event.stopPropagation()
              onToggle(spanId)
            }}
          >
            {isFolded ? '▸' : '▾'}
          </button>
        ) : null}
        <SpanLabel waterfall={waterfall} index={index} row={row} isFolded={isFolded} />
      </span>
      <span role="gridcell" className="span-track">
        <SpanBar
          row={row}
          window={window}
          marks={waterfall.marks.get(index) ?? noMarks}
          critical={critical}
          failed={waterfall.failures.has(index)}
        />
      </span>
      <span role="gridcell" className="span-duration">
        {span && formatDuration(durationMs)}
      </span>
    </div>
  )
}

type LabelProps = { waterfall: Waterfall; index: number; row: WaterfallRow; isFolded: boolean }

function SpanLabel({ waterfall, index, row, isFolded }: LabelProps) {
  const { span, spanId, parent, end } = row
  const failure = waterfall.failures.get(index)
  const failuresBelow = waterfall.failuresBelow[index] ?? 0
  if (!span) {
    return (
      <span className="span-text missing">
        Span <code>{spanId}</code> was never received
      </span>
    )
  }
  const entersService = parent === -1 || waterfall.serviceAt(parent) !== span.service
  return (
    <>
      <ServiceDot service={span.service} isNamed={!entersService} />
      <span className="span-text">
        {span.name} <em>{span.subtitle}</em>
      </span>
      {entersService && <span className="span-service">{span.service}</span>}
      {failure !== undefined && (
        <span className="span-badge bad">
          ✕<span> {failure}</span>
        </span>
      )}
      {row.cutFromCycle && <span className="span-badge">parents form a cycle</span>}
      {isFolded && (
        <span className={failuresBelow > 0 ? 'span-badge bad' : 'span-badge'}>
          +{end - index - 1}
          {failuresBelow > 0 && `, ✕ ${failuresBelow}`}
        </span>
      )}
    </>
  )
}
