import { useServiceColour } from '../../../ui/service-colours.tsx'
import { type Mark, visibleMarks } from '../marks.ts'
import type { WaterfallRow } from '../rows.ts'
import { fractionOf, type TimeWindow } from '../time-window.ts'
import { type CriticalStretch, visibleStretches } from './critical-path.ts'

type Props = {
  row: WaterfallRow
  window: TimeWindow
  marks: readonly Mark[]
  /** When the trace waited for this very span. */
  critical: readonly CriticalStretch[]
  failed: boolean
}

/** A span on the time axis with its logs and errors. What lies outside the window is cut off at its edge. */
export function SpanBar({ row, window, marks, critical, failed }: Props) {
  const { span } = row
  const colourOf = useServiceColour()
  const from = fractionOf(window, row.startTimeMs)
  const to = fractionOf(window, row.endTimeMs)
  const left = Math.max(-0.01, from)
  const width = Math.min(1.01, to) - left
  const kind = span ? (failed ? 'failed' : '') : 'missing'
  return (
    <>
      {to >= 0 && from <= 1 && (
        <i
          className={`span-bar ${kind}`}
          style={{
            // The end of the axis is still on it.
            left: `min(${left * 100}%, 100% - 2px)`,
            width: `${width * 100}%`,
            background: span ? colourOf(span.service) : undefined,
          }}
        />
      )}
      {visibleStretches(critical, window).map(({ from: start, to: stop }) => (
        <i
          key={start}
          className="span-critical"
          style={{ left: `${start * 100}%`, width: `${(stop - start) * 100}%` }}
        />
      ))}
      {visibleMarks(marks, window.fromMs, window.toMs).map(({ at, mark }) => (
        <i
          key={`${mark.tone} ${at}`}
          className={`span-mark mark-${mark.tone}`}
          style={{ left: `${at * 100}%` }}
          title={mark.text}
        />
      ))}
    </>
  )
}
