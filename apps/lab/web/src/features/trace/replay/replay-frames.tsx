import type { ReplayDetail } from '@checkout/trace-model/replay'
import { useMemo } from 'react'
import { Link } from 'wouter'
import { formatOffset } from '../../../ui/format.ts'
import { Section } from '../panel/section.tsx'
import type { Waterfall } from '../waterfall.ts'
import { framesOf, type ReplayFrame } from './frames.ts'

type Props = {
  replay: ReplayDetail
  traceStartMs: number
  waterfall: Waterfall
  onSeek(timeMs: number): void
  onGoTo(index: number): void
}

/** What happened while the page was recorded. A click moves the player there; a request leads to the span it became. */
export function ReplayFrames({ replay, traceStartMs, waterfall, onSeek, onGoTo }: Props) {
  const frames = useMemo(() => framesOf(replay), [replay])
  if (frames.length === 0) return null
  return (
    <Section title="What happened">
      <ol className="replay-frames">
        {frames.map((frame, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a frame has no id, and the list never changes.
          <li key={at}>
            <button type="button" className="replay-frame" onClick={() => onSeek(frame.timeMs)}>
              <span className="log-time">{formatOffset(frame.timeMs - traceStartMs)}</span>
              <span className="replay-word">{frame.word}</span>
              <span className="replay-text">{frame.text}</span>
            </button>
            <SpanOfFrame frame={frame} waterfall={waterfall} onGoTo={onGoTo} />
          </li>
        ))}
      </ol>
    </Section>
  )
}

function SpanOfFrame({ frame, waterfall, onGoTo }: { frame: ReplayFrame } & Pick<Props, 'waterfall' | 'onGoTo'>) {
  if (frame.traceId === null || frame.spanId === null) return null
  const index = waterfall.indexOf(frame.spanId)
  if (index === -1) return <Link href={`/t/${frame.traceId}/s/${frame.spanId}`}>its trace</Link>
  return (
    <button type="button" className="fact-button" onClick={() => onGoTo(index)}>
      its span
    </button>
  )
}
