import { createSlices } from './slices.ts'

/** So many are sorted at a time. */
const runLength = 8_192

/** The list by `keyOf`; equal ones stay in order. A long one is sorted in runs that are merged, with turns for others between. */
export async function sortedInSlices<T>(
  list: readonly T[],
  keyOf: (member: T) => number,
  slices = createSlices(),
): Promise<T[]> {
  const byKey = (a: T, b: T) => keyOf(a) - keyOf(b)
  let runs: T[][] = []
  for (let at = 0; at < list.length; at += runLength) {
    runs.push(list.slice(at, at + runLength).sort(byKey))
    if (slices.isOver()) await slices.next()
  }
  for (; runs.length > 1; ) {
    const merged: T[][] = []
    for (let at = 0; at < runs.length; at += 2) {
      const into: T[] = []
      for (const _ of mergeSteps(runs[at] ?? [], runs[at + 1] ?? [], keyOf, into)) {
        if (slices.isOver()) await slices.next()
      }
      merged.push(into)
    }
    runs = merged
  }
  return runs[0] ?? []
}

/** Merges two sorted lists, pausing now and then. */
function* mergeSteps<T>(a: T[], b: T[], keyOf: (member: T) => number, into: T[]): Generator<void> {
  let [atA, atB] = [0, 0]
  while (atA < a.length || atB < b.length) {
    const isA = atB >= b.length || (atA < a.length && keyOf(a[atA] as T) <= keyOf(b[atB] as T))
    into.push((isA ? a[atA++] : b[atB++]) as T)
    if (into.length % runLength === 0) yield
  }
}
