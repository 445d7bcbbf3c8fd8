// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual list are placed one by one, which table elements do not allow.
// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard stays on the rows' links, not on cells.
import type { Log } from '@checkout/trace-model/model'
import { type ReactNode, useMemo, useRef } from 'react'
import { narrowScreen, useMediaQuery } from '../../ui/use-media-query.ts'
import { useRowFocus } from '../../ui/use-row-focus.ts'
import { useVirtualRows } from '../../ui/use-virtual-rows.ts'
import { logKeys } from './log-keys.ts'
import { LogRow } from './log-row.tsx'
import './log-table.css'

const wide = { rowHeight: 30, headHeight: 30 }
const narrow = { rowHeight: 58, headHeight: 0 }

/** `logs` must not be empty; `end` stands behind the last of them. */
export function LogTable({ logs, end }: { logs: readonly Log[]; end: ReactNode }) {
  const scroller = useRef<HTMLDivElement>(null)
  const size = useMediaQuery(narrowScreen) ? narrow : wide
  const keys = useMemo(() => logKeys(logs), [logs])
  const { focused, setFocused, onKeyDown } = useRowFocus({
    scroller,
    keys,
    scrollTo: (index) => rows.scrollToIndex(index),
  })
  const rows = useVirtualRows({ scroller, keys, ...size, keep: focused })
  const tabStop = focused === -1 ? 0 : focused

  return (
    <div className="log-scroller" ref={scroller}>
      <div role="table" className="log-table" aria-label="Logs" aria-rowcount={logs.length + 1} onKeyDown={onKeyDown}>
        <div role="rowgroup" className="log-head">
          <div role="row" className="log-grid">
            <span role="columnheader">Time</span>
            <span role="columnheader">Severity</span>
            <span role="columnheader">Service</span>
            <span role="columnheader">Log</span>
            <span role="columnheader">Trace</span>
          </div>
        </div>
        <div role="rowgroup" className="log-lines" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const log = logs[index]
            const key = keys[index]
            if (!log || key === undefined) return null
            return (
              <LogRow
                key={key}
                rowKey={key}
                log={log}
                index={index}
                top={start - size.headHeight}
                tabStop={index === tabStop}
                onFocus={setFocused}
              />
            )
          })}
        </div>
      </div>
      {end}
    </div>
  )
}
