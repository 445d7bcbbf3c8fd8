// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual list are placed one by one, which table elements do not allow.
// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard stays on the rows' links, not on cells.
import type { Log } from '@checkout/trace-model/model'
import { type ReactNode, useMemo } from 'react'
import { RowTable } from '../../ui/row-table.tsx'
import { ServiceColours } from '../../ui/service-colours.tsx'
import { useRowTable } from '../../ui/use-row-table.ts'
import { logKeys } from './log-keys.ts'
import { LogRow } from './log-row.tsx'
import './log-table.css'

const rowHeights = { wide: 30, narrow: 58 }

/** `logs` must not be empty; `end` stands behind the last of them. */
export function LogTable({ logs, end }: { logs: readonly Log[]; end: ReactNode }) {
  const keys = useMemo(() => logKeys(logs), [logs])
  const services = useMemo(() => logs.map(({ service }) => service), [logs])
  const table = useRowTable(keys, rowHeights)
  return (
    <ServiceColours services={services}>
      <RowTable
        table={table}
        label="Logs"
        rowCount={logs.length}
        head={<LogHead />}
        row={({ index, ...place }) => {
          const log = logs[index]
          const key = keys[index]
          if (!log || key === undefined) return null
          return <LogRow key={key} rowKey={key} log={log} index={index} {...place} onFocus={table.setFocused} />
        }}
        end={end}
      />
    </ServiceColours>
  )
}

function LogHead() {
  return (
    <div role="row" className="log-grid">
      <span role="columnheader">Time</span>
      <span role="columnheader">Severity</span>
      <span role="columnheader">Service</span>
      <span role="columnheader">Log</span>
      <span role="columnheader">Trace</span>
    </div>
  )
}
