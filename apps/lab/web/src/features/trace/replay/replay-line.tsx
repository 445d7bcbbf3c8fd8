import { fractionOf, type TimeWindow } from '../time-window.ts'
import { type ReplayClock, useReplayTime } from './replay-clock.ts'
import './replay-line.css'

/** Where the replay is, as a line across the bars. */
export function ReplayLine({ clock, window }: { clock: ReplayClock; window: TimeWindow }) {
  const timeMs = useReplayTime(clock)
  const at = timeMs === null ? -1 : fractionOf(window, timeMs)
  if (at < 0 || at > 1) return null
  return (
    <div className="replay-track" aria-hidden="true">
      <i className="replay-line" style={{ left: `${at * 100}%` }} />
    </div>
  )
}
