import type { ErrorEvent, Log, Span, TraceDetail } from '@checkout/trace-model/model'
import { buildTree, type Tree, type TreeRow } from '@checkout/trace-model/tree'
import { clock, duration, fitted, plain, styled } from './text.ts'

const barWidth = 24

/** A trace for a terminal: the verdict, the spans as a tree with their times, errors and logs. */
export function traceText(trace: TraceDetail, columns: number): string {
  const { traceId, verdict } = trace
  const tree = buildTree(trace.spans)
  const head = `${styled('bold', traceId)}  ${duration(tree.endTimeMs - tree.startTimeMs)}`
  const sentence = styled(verdict.linked ? 'green' : 'yellow', plain(verdict.message))
  const next = verdict.next === null ? [] : [plain(verdict.next)]
  const widths = { columns, service: serviceWidth([...trace.spans, ...trace.logs]) }
  const parts = [
    [head, sentence, ...next].join('\n'),
    tree.rows.map((row) => spanLine(row, tree, widths)).join('\n'),
    section('Errors', trace.errors.map(errorLine)),
    section(
      'Logs',
      trace.logs.map((log) => logLine(log, widths)),
    ),
    section(
      'Replays',
      trace.replays.map(({ replayId, segments }) => `  ${replayId}, ${segments} segments`),
    ),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

/** The longest name there is, within bounds. */
function serviceWidth(records: readonly { service: string }[]): number {
  return records.reduce((width, { service }) => Math.min(26, Math.max(width, plain(service).length)), 14)
}

type Widths = { columns: number; service: number }

function spanLine(row: TreeRow<Span>, tree: Tree<Span>, widths: Widths): string {
  const { span, depth } = row
  const service = fitted(plain(span?.service ?? ''), widths.service)
  const isError = span?.status === 'error'
  const name = span === null ? `(${row.spanId}, which nobody sent)` : plain(span.name)
  const nameWidth = Math.max(24, widths.columns - barWidth - widths.service - 12 - 6)
  const label = fitted(`${'  '.repeat(depth)}${isError ? '✗ ' : ''}${name}`, nameWidth)
  const took = (span === null ? '' : duration(span.durationMs)).padStart(9)
  const style = isError ? 'red' : span === null ? 'yellow' : null
  return `${styled(style, label)}  ${styled('dim', service)}  ${took}  ${styled('cyan', bar(row, tree))}`
}

function bar({ startTimeMs, endTimeMs }: TreeRow<Span>, tree: Tree<Span>): string {
  const whole = tree.endTimeMs - tree.startTimeMs || 1
  const from = Math.min(barWidth - 1, Math.floor(((startTimeMs - tree.startTimeMs) / whole) * barWidth))
  const length = Math.max(1, Math.round(((endTimeMs - startTimeMs) / whole) * barWidth))
  return `${' '.repeat(from)}${'━'.repeat(Math.min(length, barWidth - from))}`
}

function errorLine({ timeMs, service, type, value, exceptions }: ErrorEvent): string {
  const frame = exceptions[0]?.frames.find(({ inApp }) => inApp !== false)
  const place = frame
    ? `\n      at ${plain(`${frame.function ?? '?'} (${frame.filename ?? '?'}:${frame.lineno ?? '?'})`)}`
    : ''
  return `  ${styled('dim', clock(timeMs))}  ${plain(service)}  ${styled('red', plain(`${type}: ${value}`))}${styled('dim', place)}`
}

const severityStyles = {
  trace: 'dim',
  debug: 'dim',
  info: null,
  warn: 'yellow',
  error: 'red',
  fatal: 'red',
} as const

function logLine({ timeMs, service, severity, body }: Log, widths: Widths): string {
  const level = styled(severityStyles[severity], fitted(severity, 5))
  return `  ${styled('dim', clock(timeMs))}  ${level}  ${fitted(plain(service), widths.service)}  ${plain(body)}`
}

function section(title: string, lines: string[]): string {
  return lines.length === 0 ? '' : [styled('bold', title), ...lines].join('\n')
}
