import type { Joins, Span } from './model.ts'
import { measureSkews } from './skew.ts'
import { cutCycles } from './tree-cycles.ts'
import { indexParents } from './tree-edges.ts'

/** Parents that name each other, parents that nobody sent, and clocks that are off, from the spans of one trace. */
export function joinsOf(received: readonly Span[]): Joins {
  const { spans, missingIds, parents, startMs } = indexParents(received)
  const childCounts = new Int32Array(parents.length)
  for (const parent of parents) if (parent !== -1) childCounts[parent] = (childCounts[parent] ?? 0) + 1
  const isCut = cutCycles(parents.slice(), startMs)
  const cycles = [...isCut.keys()]
    .filter((node) => isCut[node] === 1)
    .map((node) => ({ spanIds: cycleFrom(node, parents).map((member) => spans[member]?.spanId ?? '') }))
  return {
    cycles,
    missingParents: missingIds.map((spanId, at) => ({ spanId, childCount: childCounts[spans.length + at] ?? 0 })),
    skews: measureSkews(spans, parents),
  }
}

function cycleFrom(first: number, parents: Int32Array): number[] {
  const members = [first]
  for (let node = parents[first] as number; node !== first; node = parents[node] as number) members.push(node)
  return members
}
