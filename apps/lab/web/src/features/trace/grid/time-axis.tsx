// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual list are placed one by one, which table elements do not allow.
// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard stays on the grid, not on cells.
import type { Tick } from './ticks.ts'

type AxisProps = {
  ticks: readonly Tick[]
  /** Beyond this fraction a label would run into the next column, so it stands before its line if there is room. */
  lastLabelAt: number
}

/** The head of the grid: what the columns are, with the time axis as the head of the bars. */
export function TimeAxis({ ticks, lastLabelAt }: AxisProps) {
  return (
    <div role="rowgroup" className="axis">
      <div role="row" className="span-columns" aria-rowindex={1}>
        <span role="columnheader">Span</span>
        <span role="columnheader" className="axis-ticks">
          <span className="visually-hidden">Time</span>
          {ticks.map(({ at, label }, index) => (
            <i
              key={label}
              className={sideOf(at, ticks[index - 1]?.at ?? 0, lastLabelAt)}
              style={{ left: `${at * 100}%` }}
            >
              {label}
            </i>
          ))}
        </span>
        <span role="columnheader" className="span-duration">
          Duration
        </span>
      </div>
    </div>
  )
}

/** Two labels between two lines need nearly twice the room of one. */
const roomOfTwo = 1.7

function sideOf(at: number, previousAt: number, lastLabelAt: number): string | undefined {
  if (at <= lastLabelAt) return undefined
  return at - previousAt >= roomOfTwo * (1 - lastLabelAt) ? 'before' : 'visually-hidden'
}

/** The lines that carry the axis down through the rows. */
export function TimeLines({ ticks }: { ticks: readonly Tick[] }) {
  return (
    <div className="time-lines" aria-hidden="true">
      {ticks.map(({ at, label }) => (
        <i key={label} style={{ left: `${at * 100}%` }} />
      ))}
    </div>
  )
}
