import type { Span } from '@checkout/trace-model/model'
import type { TraceOutline } from '@checkout/trace-model/outline'
import type { ReactNode } from 'react'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { counted, formatDuration, formatOffset } from '../../../ui/format.ts'
import { ServiceChip } from '../../../ui/service-chip.tsx'
import { ReplayLink } from '../replay/replay-link.tsx'
import type { WaterfallRow } from '../rows.ts'
import type { Waterfall } from '../waterfall.ts'
import { LogList } from './log-list.tsx'
import { Section } from './section.tsx'
import { SpanDetails } from './span-details.tsx'
import type { ReadSpan } from './use-read-span.ts'

type Props = {
  waterfall: Waterfall
  index: number
  row: WaterfallRow
  outline: TraceOutline
  reading: ReadSpan
  onGoTo(index: number): void
  onReplay: ((timeMs: number) => void) | undefined
}

const sourceWords: Record<Span['source'], string> = { envelope: 'Sentry envelope', otlp: 'OTLP' }

/** What the waterfall knows of the span stands at once; the rest follows when it is read. */
export function SpanTab({ waterfall, index, row, outline, reading, onGoTo, onReplay }: Props) {
  if (!row.span) return <MissingSpan spanId={row.spanId} childCount={row.childCount} />
  const { span } = reading
  const logs = outline.logs.filter((log) => log.spanId === row.spanId)
  const errors = outline.errors.filter((error) => error.spanId === row.spanId)

  return (
    <>
      <Section title={row.span.name} wraps>
        <table className="pairs">
          <tbody>
            <Pair name="service">
              <ServiceChip service={row.span.service} />
            </Pair>
            {span?.op && <Pair name="op">{span.op}</Pair>}
            {span?.kind && <Pair name="kind">{span.kind}</Pair>}
            <Pair name="status">
              <SpanStatus span={span} failure={waterfall.failures.get(index)} />
            </Pair>
            <Pair name="started">
              {formatOffset(row.startTimeMs - waterfall.startTimeMs)}{' '}
              <ReplayLink timeMs={row.startTimeMs} onReplay={onReplay} />
            </Pair>
            <Pair name="duration · self">
              {formatDuration(row.endTimeMs - row.startTimeMs)} · {formatDuration(waterfall.selfMs[index] ?? 0)}
            </Pair>
            {span && <Pair name="came as">{sourceWords[span.source]}</Pair>}
            <Pair name="span id">
              <code>{row.spanId}</code> <CopyButton text={row.spanId} label="Copy span id" />
            </Pair>
          </tbody>
        </table>
      </Section>
      {errors.map((error) => (
        <Section key={error.eventId} title="Error on this span">
          <p className="error-text">
            <b>{error.type}</b> {error.value}
          </p>
        </Section>
      ))}
      {logs.length > 0 && (
        <Section title="Logs on this span">
          <LogList logs={logs} waterfall={waterfall} selected={index} onGoTo={onGoTo} />
        </Section>
      )}
      {span && <SpanDetails span={span} waterfall={waterfall} onGoTo={onGoTo} />}
      {reading.error && (
        <div className="panel-empty" role="alert">
          <p>The lab does not give the attributes of this span. {reading.error.message}</p>
          <button type="button" className="btn" onClick={reading.retry}>
            Try again
          </button>
        </div>
      )}
    </>
  )
}

function SpanStatus({ span, failure }: { span: Span | null; failure: string | undefined }) {
  if (failure === undefined) return span?.status ?? '…'
  return <span className="status-failed">✕ {failure === 'error' ? 'error' : `error: ${failure}`}</span>
}

function Pair({ name, children }: { name: string; children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{children}</td>
    </tr>
  )
}

function MissingSpan({ spanId, childCount }: { spanId: string; childCount: number }) {
  return (
    <Section title="This span was never received">
      <p>
        {counted(childCount, 'span')} in this trace {childCount === 1 ? 'names' : 'name'} <code>{spanId}</code> as
        parent. Check that whoever made it sends to this lab, and that it was sampled. If it is only late, it takes its
        place here when it arrives.
      </p>
    </Section>
  )
}
