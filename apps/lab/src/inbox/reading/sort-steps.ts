import { pause, type Steps } from '@checkout/trace-model'

/** So many are sorted at a time. */
const runLength = 8_192

/** The list by `keyOf`; equal ones stay in order. A long one is sorted in runs that are merged. In steps. */
export function* sortSteps<T>(list: readonly T[], keyOf: (member: T) => number): Steps<T[]> {
  let runs: T[][] = []
  for (let at = 0; at < list.length; at += runLength) {
    runs.push(list.slice(at, at + runLength).sort((a, b) => keyOf(a) - keyOf(b)))
    yield pause
  }
  while (runs.length > 1) {
    const merged: T[][] = []
    for (let at = 0; at < runs.length; at += 2)
      merged.push(yield* mergeSteps(runs[at] ?? [], runs[at + 1] ?? [], keyOf))
    runs = merged
  }
  return runs[0] ?? []
}

function* mergeSteps<T>(a: T[], b: T[], keyOf: (member: T) => number): Steps<T[]> {
  const merged: T[] = []
  let [atA, atB] = [0, 0]
  while (atA < a.length || atB < b.length) {
    const isA = atB >= b.length || (atA < a.length && keyOf(a[atA] as T) <= keyOf(b[atB] as T))
    merged.push((isA ? a[atA++] : b[atB++]) as T)
    if (merged.length % runLength === 0) yield pause
  }
  return merged
}
