import type { TraceOutline } from '@checkout/trace-model/outline'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { replayQuery } from '../../../api/replay.ts'
import type { Waterfall } from '../waterfall.ts'
import type { ReplayClock } from './replay-clock.ts'
import { ReplayPlayer } from './replay-player.tsx'
import './replay.css'

type Props = {
  outline: TraceOutline
  waterfall: Waterfall
  selected: number
  clock: ReplayClock
  /** The moment that was asked for, in Unix milliseconds; null for the start of the selected span. */
  wantedMs: number | null
  onGoTo(index: number): void
}

/** The recording of the page beside its spans. A trace that was seen by several recordings lets the reader choose. */
export function ReplayTab({ outline, waterfall, selected, clock, wantedMs, onGoTo }: Props) {
  const { replays } = outline
  const [chosen, choose] = useState(replays[0]?.replayId ?? '')
  const { data, error, isFetching, refetch } = useQuery(replayQuery(chosen))

  return (
    <>
      {replays.length > 1 && (
        <label className="replay-choice">
          Replay{' '}
          <select className="field" value={chosen} onChange={(event) => choose(event.target.value)}>
            {replays.map(({ replayId, segments }) => (
              <option key={replayId} value={replayId}>
                {replayId.slice(0, 8)}, {segments} {segments === 1 ? 'segment' : 'segments'}
              </option>
            ))}
          </select>
        </label>
      )}
      {data ? (
        <ReplayPlayer
          key={chosen}
          replay={data}
          traceStartMs={outline.startTimeMs}
          waterfall={waterfall}
          wantedMs={wantedMs ?? waterfall.startMs[selected] ?? outline.startTimeMs}
          clock={clock}
          onGoTo={onGoTo}
        />
      ) : error && !isFetching ? (
        <div className="panel-empty" role="alert">
          <p>The recording cannot be read. {error.message}</p>
          <button type="button" className="btn" onClick={() => void refetch()}>
            Try again
          </button>
        </div>
      ) : (
        <p className="panel-empty" role="status">
          Reading the recording…
        </p>
      )}
    </>
  )
}
