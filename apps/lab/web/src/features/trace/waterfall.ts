import type { Span, TraceDetail } from '@checkout/trace-model/model'
import { buildTree, type TreeRow } from '@checkout/trace-model/tree'
import { type Mark, marksOf } from './marks.ts'
import { selfTimes } from './self-times.ts'

/** Everything the waterfall draws, worked out once per answer in plain arrays that run beside `rows`. */
export type Waterfall = {
  rows: readonly TreeRow[]
  indexOf: ReadonlyMap<string, number>
  startTimeMs: number
  endTimeMs: number
  maxDepth: number
  /** Logs and errors of each span, drawn on its bar. */
  marks: readonly (readonly Mark[])[]
  /** What failed, in a word or two; null for a span that did not fail. */
  failure: readonly (string | null)[]
  /** Failed spans in the subtree below the row, without the row itself. */
  failuresBelow: Int32Array
  /** Time in the span itself and in none of its children. */
  selfMs: Float64Array
}

export function buildWaterfall(detail: TraceDetail): Waterfall {
  const { rows, startTimeMs, endTimeMs } = buildTree(detail.spans)
  const indexOf = new Map<string, number>()
  let maxDepth = 0
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as TreeRow
    indexOf.set(row.spanId, index)
    if (row.depth > maxDepth) maxDepth = row.depth
  }
  const failure = failuresOf(detail, rows, indexOf)
  return {
    rows,
    indexOf,
    startTimeMs,
    endTimeMs,
    maxDepth,
    marks: marksOf(detail, rows.length, indexOf),
    failure,
    failuresBelow: countBelow(rows, failure),
    selfMs: selfTimes(rows),
  }
}

function failuresOf(detail: TraceDetail, rows: readonly TreeRow[], indexOf: ReadonlyMap<string, number>) {
  const failure = rows.map(({ span }) => (span?.status === 'error' ? failureWord(span) : null))
  for (const error of detail.errors) {
    const index = error.spanId === null ? undefined : indexOf.get(error.spanId)
    if (index !== undefined) failure[index] ??= error.type
  }
  return failure
}

function failureWord(span: Span): string {
  const type = span.attributes['error.type']
  return typeof type === 'string' && type !== '' ? type : 'error'
}

function countBelow(rows: readonly TreeRow[], failure: readonly (string | null)[]): Int32Array {
  const below = new Int32Array(rows.length)
  for (let index = rows.length - 1; index > 0; index--) {
    const { parent } = rows[index] as TreeRow
    if (parent > -1) below[parent] = (below[parent] ?? 0) + (below[index] ?? 0) + (failure[index] === null ? 0 : 1)
  }
  return below
}
