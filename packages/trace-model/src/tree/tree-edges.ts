import { inSteps, type Steps } from '../pause.ts'
import type { TreeNodes } from './tree-layout.ts'

/** What the tree has to know of a span. */
export type TreeSpan = { spanId: string; parentSpanId: string | null; startTimeMs: number; durationMs: number }

export type TreeEdges<S extends TreeSpan> = TreeNodes & {
  /** The spans without those that repeat an id, in the order given: the first nodes. */
  spans: S[]
  /** Ids of parents that are named and were not received: the nodes behind the spans. Each spans its children. */
  missingIds: string[]
  /** Node of a span or of a missing parent, or -1. */
  nodeOf(spanId: string | null): number
}

const known = new WeakMap<readonly TreeSpan[], TreeEdges<TreeSpan>>()

/** The nodes of the tree and, beside each, the index of its parent or -1; to be read only. Worked out once for a list, which must not change. In steps. */
export function* parentSteps<S extends TreeSpan>(received: readonly S[]): Steps<TreeEdges<S>> {
  const before = known.get(received) as TreeEdges<S> | undefined
  if (before) return before
  const edges = yield* edgeSteps(received)
  known.set(received, edges)
  return edges
}

function* edgeSteps<S extends TreeSpan>(received: readonly S[]): Steps<TreeEdges<S>> {
  const indexOf = new Map<string, number>()
  const spans: S[] = []
  yield* inSteps(received, (span) => {
    if (indexOf.has(span.spanId)) return
    indexOf.set(span.spanId, spans.length)
    spans.push(span)
  })
  const missingIds: string[] = []
  const missingParent = (parentSpanId: string) => {
    const node = spans.length + missingIds.push(parentSpanId) - 1
    indexOf.set(parentSpanId, node)
    return node
  }
  const parentOf = new Int32Array(spans.length)
  const startMs = new Float64Array(spans.length)
  const endMs = new Float64Array(spans.length)
  yield* inSteps(spans, ({ parentSpanId, startTimeMs, durationMs }, at) => {
    startMs[at] = startTimeMs
    endMs[at] = startTimeMs + durationMs
    // In time order a span often follows its parent or a sibling, which spares the look-up.
    if (parentSpanId === null) parentOf[at] = -1
    else if (parentSpanId === spans[at - 1]?.spanId) parentOf[at] = at - 1
    else if (parentSpanId === spans[at - 1]?.parentSpanId) parentOf[at] = parentOf[at - 1] as number
    else parentOf[at] = indexOf.get(parentSpanId) ?? missingParent(parentSpanId)
  })
  const parents = new Int32Array(spans.length + missingIds.length).fill(-1)
  parents.set(parentOf)
  const nodeOf = (spanId: string | null) => indexOf.get(spanId ?? '') ?? -1
  return { spans, missingIds, nodeOf, parents, ...withMissing(parents, startMs, endMs) }
}

/** Gives the nodes without times of their own, those behind the last span, the extent of their children. */
export function withMissing(
  parents: Int32Array,
  spanStartMs: Float64Array,
  spanEndMs: Float64Array,
): Pick<TreeNodes, 'startMs' | 'endMs'> {
  const received = spanStartMs.length
  const startMs = new Float64Array(parents.length).fill(Number.POSITIVE_INFINITY)
  const endMs = new Float64Array(parents.length).fill(Number.NEGATIVE_INFINITY)
  startMs.set(spanStartMs)
  endMs.set(spanEndMs)
  for (let node = 0; node < received; node++) {
    const parent = parents[node] as number
    if (parent < received) continue
    startMs[parent] = Math.min(startMs[parent] as number, startMs[node] as number)
    endMs[parent] = Math.max(endMs[parent] as number, endMs[node] as number)
  }
  return { startMs, endMs }
}

/** From the earliest start to the latest end; 0 to 0 when there is nothing. */
export function extentOf(startMs: Float64Array, endMs: Float64Array): { startTimeMs: number; endTimeMs: number } {
  if (startMs.length === 0) return { startTimeMs: 0, endTimeMs: 0 }
  let startTimeMs = Number.POSITIVE_INFINITY
  let endTimeMs = Number.NEGATIVE_INFINITY
  for (let node = 0; node < startMs.length; node++) {
    startTimeMs = Math.min(startTimeMs, startMs[node] as number)
    endTimeMs = Math.max(endTimeMs, endMs[node] as number)
  }
  return { startTimeMs, endTimeMs }
}
