import type { Span, TraceDetail } from '@checkout/trace-model/model'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { formatDuration, formatOffset } from '../../../ui/format.ts'
import { ServiceChip } from '../../../ui/service-chip.tsx'
import type { Waterfall } from '../waterfall.ts'
import { AttributeTable } from './attribute-table.tsx'
import { isHeader } from './headers.ts'
import { LinkList } from './link-list.tsx'
import { LogList } from './log-list.tsx'
import { MissingSpan } from './missing-span.tsx'
import { Section } from './section.tsx'

type Props = { waterfall: Waterfall; index: number; detail: TraceDetail; onGoTo(index: number): void }

const sourceWords: Record<Span['source'], string> = { envelope: 'Sentry envelope', otlp: 'OTLP' }

export function SpanTab({ waterfall, index, detail, onGoTo }: Props) {
  const row = waterfall.rows[index]
  if (!row) return null
  const { span } = row
  if (!span) return <MissingSpan spanId={row.spanId} childCount={row.childCount} />
  const logs = detail.logs.filter((log) => log.spanId === span.spanId)
  const errors = detail.errors.filter((error) => error.spanId === span.spanId)
  const attributes = Object.entries(span.attributes).filter(([name]) => !isHeader(name))

  return (
    <>
      <Section title={span.name} wraps>
        <table className="pairs">
          <tbody>
            <Pair name="service">
              <ServiceChip service={span.service} />
            </Pair>
            {span.op && <Pair name="op">{span.op}</Pair>}
            {span.kind && <Pair name="kind">{span.kind}</Pair>}
            <Pair name="status">
              <SpanStatus span={span} failure={waterfall.failure[index] ?? null} />
            </Pair>
            <Pair name="started">{formatOffset(span.startTimeMs - waterfall.startTimeMs)}</Pair>
            <Pair name="duration · self">
              {formatDuration(span.durationMs)} · {formatDuration(waterfall.selfMs[index] ?? 0)}
            </Pair>
            <Pair name="came as">{sourceWords[span.source]}</Pair>
            <Pair name="span id">
              <code>{span.spanId}</code> <CopyButton text={span.spanId} label="Copy span id" />
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
      {attributes.length > 0 && (
        <Section title="Attributes">
          <AttributeTable entries={attributes} />
        </Section>
      )}
      {span.events.map((event) => (
        <Section key={`${event.name} ${event.timeMs}`} title={`Event ${event.name}`}>
          <p className="muted">{formatOffset(event.timeMs - waterfall.startTimeMs)}</p>
          <AttributeTable entries={Object.entries(event.attributes)} />
        </Section>
      ))}
      <LinkList span={span} waterfall={waterfall} onGoTo={onGoTo} />
    </>
  )
}

function Pair({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{children}</td>
    </tr>
  )
}

function SpanStatus({ span, failure }: { span: Span; failure: string | null }) {
  if (failure === null) return span.status
  return <span className="status-failed">✕ {failure === 'error' ? 'error' : `error: ${failure}`}</span>
}
