import type { Log } from '@checkout/trace-model/model'
import { useState } from 'react'
import { counted, formatOffset } from '../../../ui/format.ts'
import { ServiceDot } from '../../../ui/service-chip.tsx'
import type { Waterfall } from '../waterfall.ts'
import { AttributeTable } from './attribute-table.tsx'
import './log-list.css'

/** A page with ten thousand lines in it scrolls badly. */
const pageSize = 200

type Props = { logs: readonly Log[]; waterfall: Waterfall; selected: number; onGoTo(index: number): void }

/** Logs in time order. A click goes to the log's span and opens its attributes. */
export function LogList({ logs, waterfall, selected, onGoTo }: Props) {
  const [limit, setLimit] = useState(pageSize)
  const [open, setOpen] = useState<Log | null>(null)
  const sorted = logs.toSorted((a, b) => a.timeMs - b.timeMs)
  const startMs = waterfall.rowCount > 0 ? waterfall.startTimeMs : (sorted[0]?.timeMs ?? 0)
  const selectedId = waterfall.rowAt(selected)?.spanId

  function choose(log: Log): void {
    const index = waterfall.indexOf(log.spanId)
    if (index > -1) onGoTo(index)
    setOpen(log === open ? null : log)
  }

  return (
    <ul className="log-list">
      {sorted.slice(0, limit).map((log, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a log has no id, and two may be alike in all else.
        <li key={`${log.timeMs} ${log.body} ${position}`} className={log.spanId === selectedId ? 'here' : undefined}>
          <button type="button" className="log" aria-expanded={log === open} onClick={() => choose(log)}>
            <span className="log-time">{formatOffset(log.timeMs - startMs)}</span>
            <span className={`log-severity ${log.severity}`}>{log.severity.toUpperCase()}</span>
            <span className="log-body">{log.body}</span>
            <ServiceDot service={log.service} />
            <span className="visually-hidden">{log.service}</span>
          </button>
          {log === open && (
            <div className="log-attributes">
              <AttributeTable entries={[['service', log.service], ...Object.entries(log.attributes)]} />
            </div>
          )}
        </li>
      ))}
      {sorted.length > limit && (
        <li>
          <button type="button" className="btn" onClick={() => setLimit(limit + pageSize)}>
            Show {counted(Math.min(pageSize, sorted.length - limit), 'more log')} of{' '}
            {sorted.length.toLocaleString('en')}
          </button>
        </li>
      )}
    </ul>
  )
}
