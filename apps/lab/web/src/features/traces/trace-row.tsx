// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual list are placed one by one, which table elements do not allow.
// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard stays on the row's link, not on cells.
import type { TraceSummary } from '@checkout/trace-model/model'
import { memo } from 'react'
import { Link } from 'wouter'
import { formatClock, formatDateTime, formatDuration } from '../../ui/format.ts'
import { LinkMark } from '../../ui/link-mark.tsx'
import { PinMark } from '../../ui/pin-mark.tsx'
import { ServiceChip } from '../../ui/service-chip.tsx'
import { StatusCode } from '../../ui/status-code.tsx'
import type { ReadAhead } from './use-read-ahead.ts'

type Props = {
  trace: TraceSummary
  index: number
  /** Pixels from the top of the rows. */
  top: number
  /** The longest trace in the list fills the duration column. */
  longestMs: number
  tabStop: boolean
  isChosen: boolean
  ahead: ReadAhead
  onFocus(traceId: string): void
  onChoose(traceId: string): void
  onPin(trace: TraceSummary): void
}

const servicesShown = 3

export const TraceRow = memo(function TraceRow({
  trace,
  index,
  top,
  longestMs,
  tabStop,
  isChosen,
  ahead,
  onFocus,
  onChoose,
  onPin,
}: Props) {
  const named = [trace.name, trace.scenario].filter(Boolean).join(', ')
  const tabIndex = tabStop ? 0 : -1
  const share = longestMs > 0 ? trace.durationMs / longestMs : 0
  return (
    <div
      role="row"
      className="row trace-grid trace-row"
      aria-rowindex={index + 2}
      data-row={trace.traceId}
      data-trace-id={trace.traceId}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="cell" className="trace-time">
        <time dateTime={new Date(trace.startTimeMs).toISOString()} title={formatDateTime(trace.startTimeMs)}>
          {formatClock(trace.startTimeMs)}
        </time>
      </span>
      <span role="cell" className="trace-what">
        <Link
          href={`/t/${trace.traceId}`}
          tabIndex={tabIndex}
          onFocus={() => {
            onFocus(trace.traceId)
            ahead.soon(trace)
          }}
          onBlur={ahead.never}
          onPointerEnter={() => ahead.soon(trace)}
          onPointerLeave={ahead.never}
          onPointerDown={() => ahead.now(trace)}
        >
          <b>{trace.name}</b> <span>{trace.scenario ?? trace.op}</span>
        </Link>
        <StatusCode code={trace.statusCode} />
      </span>
      <span role="cell" className="trace-services" title={trace.services.join(', ')}>
        {trace.services.slice(0, servicesShown).map((service) => (
          <ServiceChip key={service} service={service} />
        ))}
        {trace.services.length > servicesShown && (
          <span className="muted">+{trace.services.length - servicesShown}</span>
        )}
      </span>
      <span role="cell" className="trace-length">
        <span>
          <i style={{ width: `${share * 100}%` }} />
        </span>
        <span>{formatDuration(trace.durationMs)}</span>
      </span>
      <span role="cell" className="num trace-count">
        {trace.spanCount}
      </span>
      <span role="cell" className="num trace-count">
        {trace.logCount}
      </span>
      <span role="cell" className={trace.errorCount > 0 ? 'num trace-errors some' : 'num trace-errors'}>
        {trace.errorCount > 0 && <i aria-hidden="true">✕ </i>}
        {trace.errorCount}
        <span className="trace-unit">{trace.errorCount === 1 ? ' error' : ' errors'}</span>
      </span>
      <span role="cell" className="trace-link">
        <LinkMark state={trace.link} />
      </span>
      <span role="cell" className="trace-choose">
        <input
          type="checkbox"
          aria-label={`Compare ${named}`}
          tabIndex={tabIndex}
          checked={isChosen}
          onChange={() => onChoose(trace.traceId)}
        />
      </span>
      <span role="cell" className="trace-pin">
        <button
          type="button"
          aria-label={`Pin ${named}`}
          aria-pressed={trace.isPinned}
          title={trace.isPinned ? 'Pinned: it stays when the lab is full or cleared' : 'Pin'}
          tabIndex={tabIndex}
          onClick={() => onPin(trace)}
        >
          <PinMark isPinned={trace.isPinned} />
        </button>
      </span>
    </div>
  )
})
