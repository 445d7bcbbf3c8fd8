import type { Span, TraceDetail } from '../model.ts'
import { buildTree, type TreeRow } from '../tree.ts'
import { counted, fenced, milliseconds, shortened } from './text.ts'

const maxRows = 120
const maxIndent = 20

/** The tree. Of a large one: what failed and what took longest, with all that it stands below. */
export function spanSection({ spans, errors, traceId }: TraceDetail): string {
  if (spans.length === 0) return ''
  const { rows, startTimeMs } = buildTree(spans)
  const failed = new Set(errors.filter((error) => error.traceId === traceId).map(({ spanId }) => spanId))
  const kept = rowsToShow(rows, failed)
  const lines: string[] = []
  let leftOut = 0
  for (const [at, row] of rows.entries()) {
    if (!kept.has(at)) leftOut += 1
    else {
      if (leftOut > 0) lines.push(`… ${counted(leftOut, 'span')} left out`)
      leftOut = 0
      lines.push(lineOf(row, startTimeMs, failed))
    }
  }
  if (leftOut > 0) lines.push(`… ${counted(leftOut, 'span')} left out`)
  return `## ${counted(spans.length, 'span')}\n\n${fenced(lines)}`
}

function rowsToShow(rows: readonly TreeRow<Span>[], failed: ReadonlySet<string | null>): Set<number> {
  const order = Array.from(rows.keys())
  if (rows.length <= maxRows) return new Set(order)
  const weightOf = (at: number) => {
    const { span, startTimeMs, endTimeMs } = rows[at] as TreeRow<Span>
    const isFailed = span?.status === 'error' || failed.has(span?.spanId ?? null)
    return (isFailed ? 1e15 : 0) + endTimeMs - startTimeMs
  }
  const kept = new Set<number>()
  for (const at of order.sort((a, b) => weightOf(b) - weightOf(a))) {
    const path: number[] = []
    for (let row = at; row !== -1 && !kept.has(row); row = (rows[row] as TreeRow<Span>).parent) path.push(row)
    // Where the way up is too long for what is left, its lower end tells more.
    for (const row of path.slice(0, maxRows - kept.size)) kept.add(row)
    if (kept.size >= maxRows) break
  }
  return kept
}

function lineOf(
  { span, spanId, depth, startTimeMs, endTimeMs }: TreeRow<Span>,
  beganMs: number,
  failed: ReadonlySet<string | null>,
): string {
  const indent = '  '.repeat(Math.min(depth, maxIndent))
  const when = `${milliseconds(endTimeMs - startTimeMs)} at +${milliseconds(startTimeMs - beganMs)}`
  if (!span) return `${indent}(missing parent ${spanId})  ${when}`
  const mark = span.status === 'error' || failed.has(spanId) ? '  ERROR' : ''
  const op = span.op === null ? '' : `  ${shortened(span.op)}`
  return `${indent}${shortened(span.name)}${op}  [${shortened(span.service)}]  ${when}${mark}`
}
