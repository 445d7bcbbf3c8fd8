import { formatDuration } from '../../ui/format.ts'
import type { Clocks } from './use-clocks.ts'

const shown = 3

/** Says whose clock differs and by how much, and aligns them on request. */
export function ClockNote({ clocks: { skews, isAligned, toggle } }: { clocks: Clocks }) {
  if (skews.length === 0) return null
  const told = skews
    .slice(0, shown)
    .map(
      ({ service, offsetMs }) =>
        `${service} ${formatDuration(Math.abs(offsetMs))} ${offsetMs < 0 ? 'ahead' : 'behind'}`,
    )
  const more = skews.length > shown ? `, and ${skews.length - shown} more` : ''
  return (
    <p className="clock-note">
      <span>
        Clocks differ: {told.join(', ')}
        {more}.
      </span>{' '}
      <button type="button" className="btn quiet" aria-pressed={isAligned} onClick={toggle}>
        Align clocks
      </button>
    </p>
  )
}
