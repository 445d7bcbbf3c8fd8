import type { ErrorEvent, TraceDetail } from '@checkout/trace-model/model'
import { formatOffset } from '../../../ui/format.ts'
import { ServiceChip } from '../../../ui/service-chip.tsx'
import type { Waterfall } from '../waterfall.ts'
import { Section } from './section.tsx'

type Props = { detail: TraceDetail; waterfall: Waterfall; onGoTo(index: number): void }

/** Error events, then the spans that failed without one. */
export function ErrorsTab({ detail, waterfall, onGoTo }: Props) {
  const { rows, failure, indexOf } = waterfall
  const failed = [...failure.keys()].filter((index) => rows[index]?.span?.status === 'error')
  if (detail.errors.length === 0 && failed.length === 0) {
    return <p className="panel-empty">No error event and no failed span in this trace.</p>
  }
  return (
    <>
      {detail.errors.map((error) => (
        <Section key={error.eventId} title={error.type} wraps>
          <p className="error-text">{error.value}</p>
          <p className="error-where">
            <ServiceChip service={error.service} />
            <span>{formatOffset(error.timeMs - waterfall.startTimeMs)}</span>
            <ErrorPlace error={error} index={indexOf.get(error.spanId ?? '')} waterfall={waterfall} onGoTo={onGoTo} />
          </p>
        </Section>
      ))}
      {failed.length > 0 && (
        <Section title="Failed spans">
          <ul className="plain-list">
            {failed.map((index) => (
              <li key={index}>
                <button type="button" className="fact-button" onClick={() => onGoTo(index)}>
                  {rows[index]?.span?.name}
                </button>{' '}
                <span className="status-failed">✕ {failure[index]}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

type PlaceProps = { error: ErrorEvent; index: number | undefined; waterfall: Waterfall; onGoTo(index: number): void }

function ErrorPlace({ error, index, waterfall, onGoTo }: PlaceProps) {
  if (index === undefined)
    return <span>{error.spanId === null ? 'on no span' : `on span ${error.spanId}, not received`}</span>
  return (
    <button type="button" className="fact-button" onClick={() => onGoTo(index)}>
      {waterfall.rows[index]?.span?.name ?? error.spanId}
    </button>
  )
}
