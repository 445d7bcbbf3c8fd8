import type { ErrorEvent } from '@checkout/trace-model/model'
import type { TraceOutline } from '@checkout/trace-model/outline'
import { formatOffset } from '../../../ui/format.ts'
import { ServiceChip } from '../../../ui/service-chip.tsx'
import { StackTrace } from '../../stack/stack-trace.tsx'
import { ReplayLink } from '../replay/replay-link.tsx'
import type { Waterfall } from '../waterfall.ts'
import { Section } from './section.tsx'

type Props = {
  outline: TraceOutline
  waterfall: Waterfall
  onGoTo(index: number): void
  onReplay: ((timeMs: number) => void) | undefined
}

/** Error events, then the spans that failed without one. */
export function ErrorsTab({ outline, waterfall, onGoTo, onReplay }: Props) {
  const { failures, rowAt, rowOf } = waterfall
  const rowOfError = outline.errorSpans.map((span) => rowOf[span] ?? -1)
  const withEvent = new Set(rowOfError)
  const failed = [...failures.keys()].filter((index) => !withEvent.has(index))
  if (outline.errors.length === 0 && failed.length === 0) {
    return <p className="panel-empty">No error event and no failed span in this trace.</p>
  }
  return (
    <>
      {outline.errors.map((error, at) => (
        <Section key={error.eventId} title={error.type} wraps>
          <p className="error-text">{error.value}</p>
          <p className="error-where">
            <ServiceChip service={error.service} />
            <span>{formatOffset(error.timeMs - waterfall.startTimeMs)}</span>
            <ErrorPlace error={error} index={rowOfError[at] ?? -1} waterfall={waterfall} onGoTo={onGoTo} />
            <ReplayLink timeMs={error.timeMs} onReplay={onReplay} />
          </p>
          <StackTrace traceId={outline.traceId} error={error} />
        </Section>
      ))}
      {failed.length > 0 && (
        <Section title="Failed spans">
          <ul className="plain-list">
            {failed.map((index) => (
              <li key={index}>
                <button type="button" className="fact-button" onClick={() => onGoTo(index)}>
                  {rowAt(index)?.span?.name}
                </button>{' '}
                <span className="status-failed">✕ {failures.get(index)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

type PlaceProps = { error: ErrorEvent; index: number; waterfall: Waterfall; onGoTo(index: number): void }

function ErrorPlace({ error, index, waterfall, onGoTo }: PlaceProps) {
  if (index === -1) return <span>{error.spanId === null ? 'on no span' : `on span ${error.spanId}, not received`}</span>
  return (
    <button type="button" className="fact-button" onClick={() => onGoTo(index)}>
      {waterfall.rowAt(index)?.span?.name ?? error.spanId}
    </button>
  )
}
