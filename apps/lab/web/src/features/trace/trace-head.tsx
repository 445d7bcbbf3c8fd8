import type { TraceOutline } from '@checkout/trace-model/outline'
import { CopyButton } from '../../ui/copy-button.tsx'
import { formatDateTime, shortId } from '../../ui/format.ts'
import { StatusCode } from '../../ui/status-code.tsx'
import { TraceMenu } from '../trace-menu/trace-menu.tsx'
import { ClockNote } from './clock-note.tsx'
import { TraceFacts } from './trace-facts.tsx'
import './trace-head.css'
import type { Clocks } from './use-clocks.ts'
import { VerdictStrip } from './verdict-strip.tsx'
import type { Waterfall } from './waterfall.ts'

type Props = {
  outline: TraceOutline
  waterfall: Waterfall
  clocks: Clocks
  /** The lab was cleared or restarted since this was read. */
  gone: boolean
  failedCount: number
  onNextError(): void
  onGoTo(index: number): void
}

export function TraceHead({ outline, waterfall, clocks, gone, failedCount, onNextError, onGoTo }: Props) {
  const { traceId, summary, verdict } = outline
  const { name, scenario, statusCode, startTimeMs, link } = summary
  return (
    <header className="trace-headline">
      <div className="trace-title">
        <h1>{name}</h1>
        <p className="trace-subtitle">
          {scenario && <span>{scenario}</span>}
          <StatusCode code={statusCode} />
          <time dateTime={new Date(startTimeMs).toISOString()}>{formatDateTime(startTimeMs)}</time>
        </p>
        <div className="trace-id">
          <code title={traceId}>{shortId(traceId)}</code>
          <CopyButton text={traceId} label="Copy trace id" />
          <TraceMenu summary={summary} />
        </div>
      </div>
      {gone && (
        <div className="verdict neutral" role="status">
          <p>
            <b>Cleared.</b> <span>The lab no longer holds this trace; this page still shows what it last read.</span>
          </p>
        </div>
      )}
      <VerdictStrip traceId={traceId} link={link} verdict={verdict} waterfall={waterfall} onGoTo={onGoTo} />
      <ClockNote clocks={clocks} />
      <TraceFacts
        summary={summary}
        waterfall={waterfall}
        failedCount={failedCount}
        onNextError={onNextError}
        onGoTo={onGoTo}
      />
    </header>
  )
}
