import type { TraceOutline } from '@checkout/trace-model/outline'
import { formatDuration, formatOffset } from '../../ui/format.ts'
import { buildWaterfall } from '../trace/waterfall.ts'

/** One span as text; `level` counts from 1, as screen readers do. */
type SpanCells = {
  spanId: string
  level: number
  name: string
  operation: string
  service: string
  start: string
  duration: string
  self: string
  failure: string
  logs: string
}

type Column = { key: Exclude<keyof SpanCells, 'spanId'>; title: string; kind?: 'number' | 'failure' }

export const columns: readonly Column[] = [
  { key: 'level', title: 'Level', kind: 'number' },
  { key: 'name', title: 'Span' },
  { key: 'operation', title: 'Operation' },
  { key: 'service', title: 'Service' },
  { key: 'start', title: 'Start', kind: 'number' },
  { key: 'duration', title: 'Duration', kind: 'number' },
  { key: 'self', title: 'Self time', kind: 'number' },
  { key: 'failure', title: 'Failure', kind: 'failure' },
  { key: 'logs', title: 'Logs', kind: 'number' },
]

export type SpanList = { rowCount: number; cellsAt(row: number): SpanCells }

/** The spans of a trace in the order of the waterfall. */
export function spanList(outline: TraceOutline): SpanList {
  const waterfall = buildWaterfall(outline)
  const logCounts = countLogs(outline)
  return {
    rowCount: waterfall.rowCount,
    cellsAt(row) {
      const { span, spanId, depth, startTimeMs, endTimeMs } = waterfall.rowAt(row) ?? missing
      const isReceived = span !== null
      return {
        spanId,
        level: depth + 1,
        name: span?.name ?? `span ${spanId}, which nobody sent`,
        operation: span?.subtitle ?? '',
        service: span?.service ?? '',
        start: formatOffset(startTimeMs - waterfall.startTimeMs),
        duration: isReceived ? formatDuration(endTimeMs - startTimeMs) : '',
        self: isReceived ? formatDuration(waterfall.selfMs[row] ?? 0) : '',
        failure: waterfall.failures.get(row) ?? '',
        logs: String(logCounts.get(waterfall.nodeOf[row] ?? -1) ?? ''),
      }
    },
  }
}

const missing = { span: null, spanId: '', depth: 0, startTimeMs: 0, endTimeMs: 0 }

function countLogs({ logSpans }: TraceOutline): Map<number, number> {
  const counts = new Map<number, number>()
  for (const span of logSpans) counts.set(span, (counts.get(span) ?? 0) + 1)
  return counts
}

/** Every row, tab-separated with a head, as spreadsheets take it. */
export function asTabSeparated({ rowCount, cellsAt }: SpanList): string {
  const lines = [[...columns.map(({ title }) => title), 'Span id'].join('\t')]
  for (let row = 0; row < rowCount; row++) {
    const cells = cellsAt(row)
    lines.push([...columns.map(({ key }) => String(cells[key])), cells.spanId].map(inOneCell).join('\t'))
  }
  return `${lines.join('\n')}\n`
}

function inOneCell(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ')
}
