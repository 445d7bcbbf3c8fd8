// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual list are placed one by one, which table elements do not allow.
import type { TraceSummary } from '@checkout/trace-model/model'
import { useMemo, useRef } from 'react'
import { narrowScreen, useMediaQuery } from '../../ui/use-media-query.ts'
import { useRowFocus } from '../../ui/use-row-focus.ts'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { useVirtualRows } from '../../ui/use-virtual-rows.ts'
import { TableHead } from './table-head.tsx'
import { TraceRow } from './trace-row.tsx'
import './trace-table.css'
import './trace-table-narrow.css'

const wide = { rowHeight: 38, headHeight: 30 }
const narrow = { rowHeight: 84, headHeight: 0 }

type Props = {
  /** Not empty. */
  traces: readonly TraceSummary[]
  /** Ids of the traces chosen for comparing. */
  chosen: readonly string[]
  onChoose(traceId: string): void
  onPin(trace: TraceSummary): void
}

export function TraceTable({ traces, chosen, onChoose, onPin }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const size = useMediaQuery(narrowScreen) ? narrow : wide
  const keys = useMemo(() => traces.map((trace) => trace.traceId), [traces])
  const longestMs = useMemo(() => traces.reduce((longest, trace) => Math.max(longest, trace.durationMs), 0), [traces])
  const { focused, setFocused, onKeyDown } = useRowFocus({
    scroller,
    keys,
    scrollTo: (index) => rows.scrollToIndex(index),
  })
  const rows = useVirtualRows({ scroller, keys, ...size, keep: focused })
  const tabStop = focused === -1 ? 0 : focused
  const atKeyboard = traces[focused]
  useShortcuts([
    ['x', () => atKeyboard && onChoose(atKeyboard.traceId), 'Choose the trace for comparing'],
    ['P', () => atKeyboard && onPin(atKeyboard), 'Pin the trace, or let it go'],
  ])

  return (
    <div className="trace-scroller" ref={scroller}>
      <div
        role="table"
        className="trace-table"
        aria-label="Traces"
        aria-rowcount={traces.length + 1}
        onKeyDown={onKeyDown}
      >
        <TableHead />
        <div role="rowgroup" className="trace-rows" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const trace = traces[index]
            if (!trace) return null
            return (
              <TraceRow
                key={trace.traceId}
                trace={trace}
                index={index}
                top={start - size.headHeight}
                longestMs={longestMs}
                tabStop={index === tabStop}
                isChosen={chosen.includes(trace.traceId)}
                onFocus={setFocused}
                onChoose={onChoose}
                onPin={onPin}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}
