import { cutCycles } from './tree-cycles.ts'

/** Spans of a tree in columns: `parents[i]` is the index of the parent of node i, or -1. Times are milliseconds on one scale. */
export type TreeNodes = { parents: Int32Array; startMs: Float64Array; endMs: Float64Array }

/** The rows of a tree in columns, in pre-order: parents before children, siblings and roots by start time. */
export type TreeLayout = {
  /** Which node each row shows. */
  nodeOf: Int32Array
  /** Which row shows each node. */
  rowOf: Int32Array
  depth: Int32Array
  /** Row of the parent, or -1. */
  parent: Int32Array
  /** Direct children only. */
  childCount: Int32Array
  /** Row just behind the last one of this subtree, so that folding is a jump to it. */
  end: Int32Array
  /** 1 for a node whose parent is one of its own descendants; its row was made a root to break the cycle. */
  isCut: Uint8Array
}

/** Every node gets exactly one row, whatever its parent is. One pass; `nodes` stays as it is. */
export function layoutTree(nodes: TreeNodes): TreeLayout {
  const count = nodes.parents.length
  const parents = nodes.parents.slice()
  const isCut = cutCycles(parents, nodes.startMs)
  const { firstChild, nextSibling } = linkChildren(parents, nodes.startMs)
  const column = () => new Int32Array(count)
  const layout = {
    nodeOf: column(),
    rowOf: column(),
    depth: column(),
    parent: column(),
    childCount: column(),
    end: column(),
  }
  let row = 0
  let depth = 0
  let open = -1
  let node = firstChild[count] as number
  while (node !== -1 || open !== -1) {
    if (node === -1) {
      layout.end[layout.rowOf[open] as number] = row
      node = nextSibling[open] as number
      open = parents[open] as number
      depth -= 1
      continue
    }
    const parentRow = open === -1 ? -1 : (layout.rowOf[open] as number)
    layout.nodeOf[row] = node
    layout.rowOf[node] = row
    layout.depth[row] = depth
    layout.parent[row] = parentRow
    if (parentRow > -1) layout.childCount[parentRow] = (layout.childCount[parentRow] as number) + 1
    row += 1
    depth += 1
    open = node
    node = firstChild[node] as number
  }
  return { ...layout, isCut }
}

/** Sibling lists in start order; the list at index `parents.length` holds the roots. */
function linkChildren(parents: Int32Array, startMs: Float64Array) {
  const count = parents.length
  const firstChild = new Int32Array(count + 1).fill(-1)
  const nextSibling = new Int32Array(count).fill(-1)
  const order = byStart(startMs)
  for (let at = count - 1; at >= 0; at--) {
    const node = order === null ? at : (order[at] as number)
    const parent = parents[node] as number
    const list = parent === -1 ? count : parent
    nextSibling[node] = firstChild[list] as number
    firstChild[list] = node
  }
  return { firstChild, nextSibling }
}

/** Nodes by start time; null when they come in that order, as spans of the lab do. */
function byStart(startMs: Float64Array): Int32Array | null {
  let isInOrder = true
  for (let node = 1; node < startMs.length && isInOrder; node++) {
    isInOrder = (startMs[node - 1] as number) <= (startMs[node] as number)
  }
  if (isInOrder) return null
  const order = new Int32Array(startMs.length)
  for (let node = 0; node < order.length; node++) order[node] = node
  return order.sort((a, b) => (startMs[a] as number) - (startMs[b] as number) || a - b)
}
