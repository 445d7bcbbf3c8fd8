import type { Joins, Span } from './model.ts'
import { pause, type Steps } from './pause.ts'
import { skewSteps } from './skew.ts'
import { cutCycles } from './tree/tree-cycles.ts'
import { parentSteps } from './tree/tree-edges.ts'

/** Parents that name each other, parents that nobody sent, and clocks that are off, from the spans of one trace. In steps. */
export function* joinSteps(received: readonly Span[]): Steps<Joins> {
  const { spans, missingIds, parents, startMs } = yield* parentSteps(received)
  const childCounts = new Int32Array(parents.length)
  for (const parent of parents) if (parent !== -1) childCounts[parent] = (childCounts[parent] ?? 0) + 1
  const isCut = cutCycles(parents.slice(), startMs)
  const cycles: Joins['cycles'] = []
  for (let node = isCut.indexOf(1); node !== -1; node = isCut.indexOf(1, node + 1)) {
    cycles.push({ spanIds: cycleFrom(node, parents).map((member) => spans[member]?.spanId ?? '') })
  }
  yield pause
  return {
    cycles,
    missingParents: missingIds.map((spanId, at) => ({ spanId, childCount: childCounts[spans.length + at] ?? 0 })),
    skews: yield* skewSteps(spans, parents),
  }
}

function cycleFrom(first: number, parents: Int32Array): number[] {
  const members = [first]
  for (let node = parents[first] as number; node !== first; node = parents[node] as number) members.push(node)
  return members
}
