import type { Span, TraceDetail } from '../model.ts'
import { inSteps, pause, type Steps } from '../pause.ts'
import { columnOf } from '../text-column.ts'
import { type TreeRow, treeSteps } from '../tree/tree.ts'
import { counted, fenced, milliseconds, shortened } from './text.ts'

const maxRows = 120
const maxIndent = 20

/** The tree. Of a large one: what failed and what took longest, with all that it stands below. In steps. */
export function* spanSection({ spans, errors, traceId }: TraceDetail): Steps<string> {
  if (spans.length === 0) return ''
  const { rows, startTimeMs } = yield* treeSteps(spans)
  const failed = new Set(errors.filter((error) => error.traceId === traceId).map(({ spanId }) => spanId))
  const lines: string[] = []
  const leaveOut = (count: number) => count > 0 && lines.push(`… ${counted(count, 'span')} left out`)
  let next = 0
  for (const at of yield* rowsToShow(rows, failed)) {
    leaveOut(at - next)
    lines.push(lineOf(rows[at] as TreeRow<Span>, startTimeMs, failed))
    next = at + 1
  }
  leaveOut(rows.length - next)
  return `## ${counted(spans.length, 'span')}\n\n${fenced(lines)}`
}

function* rowsToShow(rows: readonly TreeRow<Span>[], failed: ReadonlySet<string | null>): Steps<number[]> {
  if (rows.length <= maxRows) return [...rows.keys()]
  const weights = yield* columnOf(rows, ({ span, startTimeMs, endTimeMs }) => {
    const isFailed = span?.status === 'error' || failed.has(span?.spanId ?? null)
    return (isFailed ? 1e15 : 0) + endTimeMs - startTimeMs
  })
  const kept = new Set<number>()
  for (const at of yield* heaviest(weights, maxRows * 2)) {
    const path: number[] = []
    for (let row = at; row !== -1 && !kept.has(row); row = (rows[row] as TreeRow<Span>).parent) path.push(row)
    // Where the way up is too long for what is left, its lower end tells more.
    for (const row of path.slice(0, maxRows - kept.size)) kept.add(row)
    if (kept.size >= maxRows) break
  }
  return [...kept].sort((a, b) => a - b)
}

/** The places of so many of the heaviest, in order; of equal ones the first. Twice as many as rows, as half of them may stand above others. */
function* heaviest(weights: readonly number[], count: number): Steps<number[]> {
  const least = Float64Array.from(weights).sort().at(-count) ?? Number.NEGATIVE_INFINITY
  yield pause
  const heavier: number[] = []
  const equal: number[] = []
  yield* inSteps(weights, (weight, at) => {
    if (weight > least) heavier.push(at)
    else if (weight === least && equal.length < count) equal.push(at)
  })
  return [...heavier.sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0)), ...equal].slice(0, count)
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
