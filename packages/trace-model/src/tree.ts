import type { Span } from './model.ts'
import { cutCycles, indexParents } from './tree-edges.ts'

/** One line of the waterfall. A row whose `span` is null stands for a parent that spans name but nobody sent. */
export type TreeRow = {
  spanId: string
  span: Span | null
  depth: number
  /** Index of the parent's row, or -1. */
  parent: number
  /** Direct children only. */
  childCount: number
  /** Index just behind the last row of this subtree, so folding is a jump to `end`. */
  end: number
  /** Of the span itself; of a missing parent, the extent of its children. */
  startTimeMs: number
  endTimeMs: number
  /** This span's parent is one of its own descendants; the row was made a root to break the cycle. */
  cutFromCycle: boolean
}

export type Tree = {
  /** Pre-order: parents before children, siblings and roots by start time. */
  rows: TreeRow[]
  startTimeMs: number
  endTimeMs: number
  /** Spans left out because an earlier one has the same id. */
  duplicates: number
}

/** Builds the waterfall's rows from the spans of one trace. Every span with a distinct id gets exactly one row, whatever its parent says. */
export function buildTree(spans: readonly Span[]): Tree {
  const { nodes, parents } = indexParents(spans)
  const cut = cutCycles(nodes, parents)
  const { firstChild, nextSibling } = linkChildren(nodes, parents)
  const rows: TreeRow[] = []
  const rowOf = new Int32Array(nodes.length)
  const open: number[] = []
  let node = firstChild[nodes.length] ?? -1
  while (node !== -1 || open.length > 0) {
    if (node === -1) {
      const done = open.pop() as number
      closeRow(rows, rowOf[done] as number)
      node = nextSibling[done] as number
      continue
    }
    const parent = parents[node] as number
    rowOf[node] = rows.length
    const source = nodes[node] as (typeof nodes)[number]
    rows.push({
      ...source,
      depth: open.length,
      parent: parent === -1 ? -1 : (rowOf[parent] as number),
      childCount: 0,
      end: 0,
      cutFromCycle: cut.has(node),
    })
    open.push(node)
    node = firstChild[node] as number
  }
  return { rows, ...extentOf(rows), duplicates: spans.length - nodes.filter((each) => each.span !== null).length }
}

function closeRow(rows: TreeRow[], index: number): void {
  const row = rows[index] as TreeRow
  row.end = rows.length
  const parent = rows[row.parent]
  if (parent) parent.childCount += 1
}

/** Sibling lists in start order; the list at index `nodes.length` holds the roots. */
function linkChildren(nodes: readonly { startTimeMs: number }[], parents: Int32Array) {
  const startOf = (node: number) => (nodes[node] as { startTimeMs: number }).startTimeMs
  const order = Array.from(nodes.keys()).sort((a, b) => startOf(a) - startOf(b))
  const firstChild = new Int32Array(nodes.length + 1).fill(-1)
  const nextSibling = new Int32Array(nodes.length).fill(-1)
  for (const node of order.reverse()) {
    const parent = parents[node] as number
    const list = parent === -1 ? nodes.length : parent
    nextSibling[node] = firstChild[list] as number
    firstChild[list] = node
  }
  return { firstChild, nextSibling }
}

function extentOf(rows: readonly TreeRow[]): { startTimeMs: number; endTimeMs: number } {
  let startTimeMs = rows.length > 0 ? Number.POSITIVE_INFINITY : 0
  let endTimeMs = rows.length > 0 ? Number.NEGATIVE_INFINITY : 0
  for (const row of rows) {
    if (row.startTimeMs < startTimeMs) startTimeMs = row.startTimeMs
    if (row.endTimeMs > endTimeMs) endTimeMs = row.endTimeMs
  }
  return { startTimeMs, endTimeMs }
}
