import { formatDuration, formatOffset } from '../../../ui/format.ts'
import type { ToPlayer } from './player-messages.ts'
import { type ReplayClock, useReplayTime } from './replay-clock.ts'
import type { PlayerState } from './use-player.ts'

type Props = { state: PlayerState; clock: ReplayClock; traceStartMs: number; command(message: ToPlayer): void }

const speeds = [0.5, 1, 2, 4]

/** Play, pause, a slider over the whole recording, and how fast. */
export function PlayerControls({ state: { range, isPlaying }, clock, traceStartMs, command }: Props) {
  const timeMs = useReplayTime(clock) ?? range?.startTimeMs ?? 0
  const startMs = range?.startTimeMs ?? 0
  const lengthMs = range ? range.endTimeMs - startMs : 0
  const offset = formatOffset(timeMs - traceStartMs)
  return (
    <div className="replay-controls">
      <button
        type="button"
        className="btn"
        disabled={!range}
        onClick={() => command({ type: isPlaying ? 'pause' : 'play' })}
      >
        {isPlaying ? 'Pause' : 'Play'}
      </button>
      <input
        type="range"
        aria-label="Position in the recording"
        aria-valuetext={`${formatDuration(timeMs - startMs)} of ${formatDuration(lengthMs)}, ${offset} in the trace`}
        min={0}
        max={Math.max(1, lengthMs)}
        // With a step the browser rounds where the player stands, React takes that for a change, and a key seeks back.
        step="any"
        value={timeMs - startMs}
        disabled={!range}
        onChange={(event) => command({ type: 'seek', timeMs: startMs + Number(event.target.value) })}
      />
      <span className="replay-time" title="Counted from the start of the trace">
        {offset}
      </span>
      <label>
        <span className="visually-hidden">Speed</span>
        <select
          className="field"
          defaultValue="1"
          onChange={(event) => command({ type: 'speed', speed: Number(event.target.value) })}
        >
          {speeds.map((speed) => (
            <option key={speed} value={speed}>
              {speed} ×
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
