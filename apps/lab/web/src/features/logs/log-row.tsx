// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual list are placed one by one, which table elements do not allow.
// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard stays on the row's link, not on cells.
import type { AttributeValue, Log } from '@checkout/trace-model/model'
import { memo } from 'react'
import { Link } from 'wouter'
import { formatClockMs, formatDateTime, shortId } from '../../ui/format.ts'
import { recordAddress } from '../../ui/record-address.ts'
import { ServiceChip } from '../../ui/service-chip.tsx'

type Props = {
  log: Log
  rowKey: string
  index: number
  /** Pixels from the top of the rows. */
  top: number
  tabStop: boolean
  onFocus(key: string): void
}

export const LogRow = memo(function LogRow({ log, rowKey, index, top, tabStop, onFocus }: Props) {
  const { timeMs, severity, service, body, attributes, traceId } = log
  const address = recordAddress(log)
  const keyboard = { tabIndex: tabStop ? 0 : -1, onFocus: () => onFocus(rowKey) }
  return (
    <div
      role="row"
      className="row log-grid log-line"
      aria-rowindex={index + 2}
      data-row={rowKey}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="cell" className="log-line-time">
        <time dateTime={new Date(timeMs).toISOString()} title={formatDateTime(timeMs)}>
          {formatClockMs(timeMs)}
        </time>
      </span>
      <span role="cell" className={`log-line-severity ${severity}`}>
        {severity.toUpperCase()}
      </span>
      <span role="cell" className="log-line-service">
        <ServiceChip service={service} />
      </span>
      <span role="cell" className="log-line-body">
        {address === null ? (
          <span {...keyboard}>{body}</span>
        ) : (
          <Link href={address} {...keyboard}>
            {body}
          </Link>
        )}{' '}
        <small>{attributesText(attributes)}</small>
      </span>
      <span role="cell" className="log-line-trace">
        {traceId === null ? 'no trace' : <code title={traceId}>{shortId(traceId)}</code>}
      </span>
    </div>
  )
})

/** What the log itself says; who sent it stands in other columns. */
function attributesText(attributes: Record<string, AttributeValue>): string {
  return Object.entries(attributes)
    .filter(([name]) => !/^(resource|instrumentation|sentry|telemetry)\./.test(name) && name !== 'event.name')
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('  ')
}
