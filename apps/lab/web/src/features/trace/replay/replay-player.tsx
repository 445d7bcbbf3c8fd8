import type { ReplayDetail } from '@checkout/trace-model/replay'
import { type CSSProperties, useEffect, useRef } from 'react'
import { formatDuration } from '../../../ui/format.ts'
import type { Waterfall } from '../waterfall.ts'
import { PlayerControls } from './player-controls.tsx'
import type { ReplayClock } from './replay-clock.ts'
import { ReplayFrames } from './replay-frames.tsx'
import { usePlayer } from './use-player.ts'

type Props = {
  replay: ReplayDetail
  traceStartMs: number
  waterfall: Waterfall
  /** Where the reader wants to be, in Unix milliseconds. */
  wantedMs: number
  clock: ReplayClock
  onGoTo(index: number): void
}

/** rrweb needs a first picture and something after it. */
const leastEvents = 2

export function ReplayPlayer({ replay, traceStartMs, waterfall, wantedMs, clock, onGoTo }: Props) {
  const frame = useRef<HTMLIFrameElement>(null)
  const { state, command } = usePlayer(frame, replay.events, clock)
  const { range, size, failure } = state
  const seek = (timeMs: number) => command({ type: 'seek', timeMs })
  const isLoaded = range !== null

  // biome-ignore lint/correctness/useExhaustiveDependencies: another moment, or a recording that is ready, moves the player; a new render must not.
  useEffect(() => {
    if (isLoaded) seek(wantedMs)
  }, [wantedMs, isLoaded])

  if (replay.events.length < leastEvents) {
    return (
      <p className="panel-empty">
        Nothing can be played: the recording has {replay.events.length === 0 ? 'no event' : 'one event only'}. Its first
        segment, with the first picture, is sent about five seconds after the page has loaded.
      </p>
    )
  }
  return (
    <>
      <div className="replay-stage">
        <div className="replay-screen">
          <iframe
            ref={frame}
            src="/replay-player.html"
            title="Recording of the page"
            tabIndex={-1}
            style={{ '--ratio': size ? size.width / size.height : 1.6 } as CSSProperties}
          />
        </div>
        <PlayerControls state={state} clock={clock} traceStartMs={traceStartMs} command={command} />
      </div>
      {failure !== null && (
        <p className="panel-empty" role="alert">
          The player gave up: {failure}
        </p>
      )}
      <Gaps replay={replay} />
      {range && <Outside range={range} timeMs={wantedMs} />}
      <ReplayFrames replay={replay} traceStartMs={traceStartMs} waterfall={waterfall} onSeek={seek} onGoTo={onGoTo} />
    </>
  )
}

/** A moment that was not recorded: the player then stands at the nearest picture. */
function Outside({ range, timeMs }: { range: { startTimeMs: number; endTimeMs: number }; timeMs: number }) {
  const earlyMs = range.startTimeMs - timeMs
  const lateMs = timeMs - range.endTimeMs
  if (earlyMs <= 0 && lateMs <= 0) return null
  return (
    <p className="replay-gaps" role="status">
      {earlyMs > 0
        ? `The recording begins ${formatDuration(earlyMs)} after the moment asked for.`
        : `The recording ended ${formatDuration(lateMs)} before the moment asked for.`}
    </p>
  )
}

/** What of the recording is not there, so that a jump in the picture is no riddle. */
function Gaps({ replay: { missingSegments, damagedSegments } }: { replay: ReplayDetail }) {
  const missing =
    missingSegments.length === 0
      ? ''
      : `${missingSegments.length === 1 ? 'Segment' : 'Segments'} ${missingSegments.join(', ')} never arrived.`
  const damaged = damagedSegments.map(({ segmentId, message }) => `Segment ${segmentId}: ${message}.`)
  const text = [missing, ...damaged].filter(Boolean).join(' ')
  return text === '' ? null : <p className="replay-gaps">{text}</p>
}
