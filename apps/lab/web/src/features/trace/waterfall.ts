import type { TraceOutline } from '@checkout/trace-model/outline'
import { extentOf, withMissing } from '@checkout/trace-model/tree-edges'
import { layoutTree } from '@checkout/trace-model/tree-layout'
import { countBelow, failuresOf } from './failures.ts'
import { type Mark, marksOf } from './marks.ts'
import { rowReader, type WaterfallRow } from './rows.ts'
import { selfTimes } from './self-times.ts'

/** Everything the waterfall draws, worked out once for each answer, in columns that run beside the rows. */
export type Waterfall = {
  rowCount: number
  /** What one row shows; undefined where there is no such row. */
  rowAt(index: number): WaterfallRow | undefined
  idAt(index: number): string
  /** Row of a span or of a missing parent, or -1. */
  indexOf(spanId: string | null): number
  /** The same for many in order of start, without those that have none. */
  indexesOf(spanIds: readonly string[]): number[]
  /** Which span each row shows; from the number of spans on, a missing parent. */
  nodeOf: Int32Array
  /** Which row shows each span. */
  rowOf: Int32Array
  serviceAt(index: number): string | null
  startTimeMs: number
  endTimeMs: number
  maxDepth: number
  /** Row of the parent, or -1. */
  parent: Int32Array
  /** Row just behind the last one of the subtree. */
  end: Int32Array
  childCount: Int32Array
  /** Of each row, Unix milliseconds. */
  startMs: Float64Array
  endMs: Float64Array
  /** Logs and errors of each span, drawn on its bar; only of rows that have any. */
  marks: ReadonlyMap<number, readonly Mark[]>
  /** What failed, in a word or two; only of rows that failed, in their order. */
  failures: ReadonlyMap<number, string>
  /** Failed spans in the subtree below the row, without the row itself. */
  failuresBelow: Int32Array
  /** Time in the span itself and in none of its children. */
  selfMs: Float64Array
}

/** `offsets` are added to the times of each service, in the order of its texts, so that clocks that differ are read as one. */
export function buildWaterfall(outline: TraceOutline, offsets: Float64Array | null = null): Waterfall {
  const { spans } = outline
  const nodes = nodesOf(outline, offsets)
  const layout = layoutTree(nodes)
  const { nodeOf, rowOf, parent, end, childCount } = layout
  const rowCount = nodeOf.length
  const received = spans.parents.length
  const ids = spans.ids.concat(spans.missingIds)
  const indexOf = (spanId: string | null) => (spanId === null ? -1 : (rowOf[ids.indexOf(spanId)] ?? -1))
  const idAt = (index: number) => ids[nodeOf[index] as number] as string
  const columns = {
    ...layout,
    startMs: inRows(nodes.startMs, nodeOf),
    endMs: inRows(nodes.endMs, nodeOf),
    isReceived: (index: number) => (nodeOf[index] as number) < received,
  }
  const failures = failuresOf(outline, rowOf)
  return {
    rowCount,
    rowAt: rowReader(spans, columns, idAt),
    idAt,
    indexOf,
    indexesOf: (spanIds) => rowsOf(spanIds, ids, rowOf),
    nodeOf,
    rowOf,
    serviceAt: (index) => spans.services.texts[spans.services.at[nodeOf[index] as number] ?? -1] ?? null,
    ...extentOf(nodes.startMs, nodes.endMs),
    maxDepth: largestOf(layout.depth),
    parent,
    end,
    childCount,
    startMs: columns.startMs,
    endMs: columns.endMs,
    marks: marksOf(outline, rowOf, (service) => offsets?.[spans.services.texts.indexOf(service)] ?? 0),
    failures,
    failuresBelow: countBelow(failures, parent),
    selfMs: selfTimes(columns),
  }
}

function nodesOf({ spans, startTimeMs }: TraceOutline, offsets: Float64Array | null) {
  const received = spans.parents.length
  const parents = new Int32Array(received + spans.missingIds.length).fill(-1)
  parents.set(spans.parents)
  const startMs = new Float64Array(received)
  const endMs = new Float64Array(received)
  for (let span = 0; span < received; span++) {
    const start = startTimeMs + (spans.offsetsMs[span] as number) + (offsets?.[spans.services.at[span] as number] ?? 0)
    startMs[span] = start
    endMs[span] = start + (spans.durationsMs[span] as number)
  }
  return { parents, ...withMissing(parents, startMs, endMs) }
}

/** One walk along `ids`, which a set would have to hash, each of them: 25 ms for 100,000. */
function rowsOf(spanIds: readonly string[], ids: readonly string[], rowOf: Int32Array): number[] {
  const rows: number[] = []
  let from = 0
  for (const spanId of spanIds) {
    const node = ids.indexOf(spanId, from)
    // Of a trace that grows, the answer can know more than the rows do.
    if (node === -1) return rowsInAnyOrder(new Set(spanIds), ids, rowOf)
    rows.push(rowOf[node] as number)
    from = node + 1
  }
  return rows
}

function rowsInAnyOrder(wanted: ReadonlySet<string>, ids: readonly string[], rowOf: Int32Array): number[] {
  return ids.flatMap((id, node) => (wanted.has(id) ? [rowOf[node] as number] : []))
}

function inRows(column: Float64Array, nodeOf: Int32Array): Float64Array {
  const rows = new Float64Array(nodeOf.length)
  for (let row = 0; row < rows.length; row++) rows[row] = column[nodeOf[row] as number] as number
  return rows
}

function largestOf(values: Int32Array): number {
  let largest = 0
  for (const value of values) if (value > largest) largest = value
  return largest
}
