import type { Span } from './model.ts'

type Node = { spanId: string; span: Span | null; startTimeMs: number; endTimeMs: number }

/** The nodes of the tree and, beside each, the index of its parent or -1. Missing parents are nodes of their own, at the end. */
export function indexParents(spans: readonly Span[]): { nodes: Node[]; parents: Int32Array } {
  const nodes: Node[] = []
  const indexOf = new Map<string, number>()
  for (const span of spans) {
    if (indexOf.has(span.spanId)) continue
    indexOf.set(span.spanId, nodes.length)
    nodes.push({
      spanId: span.spanId,
      span,
      startTimeMs: span.startTimeMs,
      endTimeMs: span.startTimeMs + span.durationMs,
    })
  }
  const received = nodes.length
  const parents: number[] = []
  for (let node = 0; node < received; node++) {
    const child = nodes[node] as Node
    const parentId = child.span?.parentSpanId ?? null
    parents.push(parentId === null ? -1 : parentIndex(parentId, child, nodes, indexOf))
  }
  while (parents.length < nodes.length) parents.push(-1)
  return { nodes, parents: Int32Array.from(parents) }
}

function parentIndex(parentId: string, child: Node, nodes: Node[], indexOf: Map<string, number>): number {
  const known = indexOf.get(parentId)
  if (known === undefined) {
    indexOf.set(parentId, nodes.length)
    nodes.push({ spanId: parentId, span: null, startTimeMs: child.startTimeMs, endTimeMs: child.endTimeMs })
    return nodes.length - 1
  }
  const parent = nodes[known] as Node
  if (parent.span === null) {
    parent.startTimeMs = Math.min(parent.startTimeMs, child.startTimeMs)
    parent.endTimeMs = Math.max(parent.endTimeMs, child.endTimeMs)
  }
  return known
}

/** Makes the earliest span of each parent cycle a root (in `parents`) and returns the nodes so freed. Each node is walked once. */
export function cutCycles(nodes: readonly Node[], parents: Int32Array): Set<number> {
  const cut = new Set<number>()
  const walkOf = new Int32Array(nodes.length)
  for (let start = 0; start < nodes.length; start++) {
    const walk = start + 1
    let node = start
    while (node !== -1 && walkOf[node] === 0) {
      walkOf[node] = walk
      node = parents[node] as number
    }
    if (node === -1 || walkOf[node] !== walk) continue
    const first = earliestOf(node, nodes, parents)
    parents[first] = -1
    cut.add(first)
  }
  return cut
}

function earliestOf(member: number, nodes: readonly Node[], parents: Int32Array): number {
  let earliest = member
  for (let node = parents[member] as number; node !== member; node = parents[node] as number) {
    if ((nodes[node] as Node).startTimeMs < (nodes[earliest] as Node).startTimeMs) earliest = node
  }
  return earliest
}
