import type { TraceSummary } from '@checkout/trace-model/model'
import { useMemo } from 'react'
import { RowTable } from '../../ui/row-table.tsx'
import { useRowTable } from '../../ui/use-row-table.ts'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { TableHead } from './table-head.tsx'
import { TraceRow } from './trace-row.tsx'
import './trace-table.css'
import './trace-table-narrow.css'
import { useReadAhead } from './use-read-ahead.ts'

const rowHeights = { wide: 38, narrow: 84 }

type Props = {
  /** Not empty. */
  traces: readonly TraceSummary[]
  /** Ids of the traces chosen for comparing. */
  chosen: readonly string[]
  onChoose(traceId: string): void
  onPin(trace: TraceSummary): void
}

export function TraceTable({ traces, chosen, onChoose, onPin }: Props) {
  const keys = useMemo(() => traces.map((trace) => trace.traceId), [traces])
  const longestMs = useMemo(() => traces.reduce((longest, trace) => Math.max(longest, trace.durationMs), 0), [traces])
  const table = useRowTable(keys, rowHeights)
  const ahead = useReadAhead(traces)
  const atKeyboard = traces[table.focused]
  useShortcuts([
    ['x', () => atKeyboard && onChoose(atKeyboard.traceId), 'Choose the trace for comparing'],
    ['P', () => atKeyboard && onPin(atKeyboard), 'Pin the trace, or let it go'],
  ])

  return (
    <RowTable
      table={table}
      label="Traces"
      rowCount={traces.length}
      head={<TableHead />}
      row={({ index, ...place }) => {
        const trace = traces[index]
        if (!trace) return null
        return (
          <TraceRow
            key={trace.traceId}
            trace={trace}
            index={index}
            {...place}
            longestMs={longestMs}
            ahead={ahead}
            isChosen={chosen.includes(trace.traceId)}
            onFocus={table.setFocused}
            onChoose={onChoose}
            onPin={onPin}
          />
        )
      }}
    />
  )
}
