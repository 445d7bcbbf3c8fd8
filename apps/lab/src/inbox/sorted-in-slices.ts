import { createSlices } from './slices.ts'

/** So many are sorted at a time. */
const runLength = 8_192

/** The list by `keyOf`; equal ones stay in order. A long one is sorted in runs, with a turn for others between them. */
export async function sortedInSlices<T>(list: readonly T[], keyOf: (member: T) => number): Promise<T[]> {
  const byKey = (a: T, b: T) => keyOf(a) - keyOf(b)
  const slices = createSlices()
  const runs: T[][] = []
  for (let at = 0; at < list.length; at += runLength) {
    runs.push(list.slice(at, at + runLength).sort(byKey))
    if (slices.isOver()) await slices.next()
  }
  // Of runs that are sorted the engine only merges.
  return runs.flat().sort(byKey)
}
