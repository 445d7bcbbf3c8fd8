import type { TraceOutline } from '@checkout/trace-model/outline'
import { exceptionOf } from '../../../api/logged-exception.ts'
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

/** Error events, then what was logged with an exception, then the spans that failed without either. */
export function ErrorsTab({ outline, waterfall, onGoTo, onReplay }: Props) {
  const { failures, rowAt, rowOf } = waterfall
  const rowOfError = outline.errorSpans.map((span) => rowOf[span] ?? -1)
  const logged = outline.logs.flatMap((log, at) => {
    const exception = exceptionOf(log)
    return exception ? [{ at, log, exception, index: rowOf[outline.logSpans[at] ?? -1] ?? -1 }] : []
  })
  const withEvent = new Set([...rowOfError, ...logged.map(({ index }) => index)])
  const failed = [...failures.keys()].filter((index) => !withEvent.has(index))
  if (outline.errors.length === 0 && logged.length === 0 && failed.length === 0) {
    return <p className="panel-empty">No error event, no logged exception and no failed span in this trace.</p>
  }
  return (
    <>
      {outline.errors.map((error, at) => (
        <Section key={error.eventId} title={error.type} wraps>
          <p className="error-text">{error.value}</p>
          <p className="error-where">
            <ServiceChip service={error.service} />
            <span>{formatOffset(error.timeMs - waterfall.startTimeMs)}</span>
            <ErrorPlace spanId={error.spanId} index={rowOfError[at] ?? -1} waterfall={waterfall} onGoTo={onGoTo} />
            <ReplayLink timeMs={error.timeMs} onReplay={onReplay} />
          </p>
          <StackTrace traceId={outline.traceId} error={error} />
        </Section>
      ))}
      {logged.map(({ at, log, exception, index }) => (
        <Section key={at} title={exception.type} wraps>
          <p className="error-text">{exception.message}</p>
          <p className="error-where">
            <ServiceChip service={log.service} />
            <span>{formatOffset(log.timeMs - waterfall.startTimeMs)}</span>
            <span>in the log {log.body}</span>
            <ErrorPlace spanId={log.spanId} index={index} waterfall={waterfall} onGoTo={onGoTo} />
          </p>
          {exception.stacktrace !== '' && <pre className="error-stacktrace">{exception.stacktrace}</pre>}
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

type PlaceProps = { spanId: string | null; index: number; waterfall: Waterfall; onGoTo(index: number): void }

function ErrorPlace({ spanId, index, waterfall, onGoTo }: PlaceProps) {
  if (index === -1) return <span>{spanId === null ? 'on no span' : `on span ${spanId}, not received`}</span>
  return (
    <button type="button" className="fact-button" onClick={() => onGoTo(index)}>
      {waterfall.rowAt(index)?.span?.name ?? spanId}
    </button>
  )
}
