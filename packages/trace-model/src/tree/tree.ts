import { atOnce, pause, type Steps } from '../pause.ts'
import { columnOf } from '../text-column.ts'
import { extentOf, parentSteps, type TreeSpan } from './tree-edges.ts'
import { layoutTree } from './tree-layout.ts'

/** One line of the waterfall. A row whose `span` is null stands for a parent that spans name but nobody sent. */
export type TreeRow<S extends TreeSpan> = {
  spanId: string
  span: S | null
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

export type Tree<S extends TreeSpan> = {
  /** Pre-order: parents before children, siblings and roots by start time. */
  rows: TreeRow<S>[]
  startTimeMs: number
  endTimeMs: number
  /** Spans left out because an earlier one has the same id. */
  duplicates: number
}

/** Builds the waterfall's rows from the spans of one trace. Every span with a distinct id gets exactly one row, whatever its parent says. */
export function buildTree<S extends TreeSpan>(received: readonly S[]): Tree<S> {
  return atOnce(treeSteps(received))
}

/** The same in steps. */
export function* treeSteps<S extends TreeSpan>(received: readonly S[]): Steps<Tree<S>> {
  const { spans, missingIds, ...nodes } = yield* parentSteps(received)
  const layout = layoutTree(nodes)
  yield pause
  const rows = yield* columnOf(layout.nodeOf, (node, row): TreeRow<S> => {
    const span = spans[node] ?? null
    return {
      spanId: span?.spanId ?? (missingIds[node - spans.length] as string),
      span,
      depth: layout.depth[row] as number,
      parent: layout.parent[row] as number,
      childCount: layout.childCount[row] as number,
      end: layout.end[row] as number,
      startTimeMs: nodes.startMs[node] as number,
      endTimeMs: nodes.endMs[node] as number,
      cutFromCycle: layout.isCut[node] === 1,
    }
  })
  return { rows, ...extentOf(nodes.startMs, nodes.endMs), duplicates: received.length - spans.length }
}
