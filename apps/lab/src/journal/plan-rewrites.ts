/** A segment that nothing is written to any more. */
type Sealed = {
  segment: number
  fileBytes: number
  /** Of these, in bodies that are still held. */
  liveBytes: number
  /** Something of it did not get into the file. */
  isIncomplete: boolean
}

const manySmall = 4

/** Runs of neighbours that are to become one file each: because less than half of them is still held, something is missing, or they are many and small. */
export function planRewrites(sealed: readonly Sealed[], segmentBytes: number): Sealed[][] {
  const runs: Sealed[][] = []
  for (const each of sealed) {
    const run = runs.at(-1)
    if (run && sum(run, 'liveBytes') + each.liveBytes <= segmentBytes) run.push(each)
    else runs.push([each])
  }
  return runs.filter((run) => {
    const fileBytes = sum(run, 'fileBytes')
    const isSparse = fileBytes > 2 * sum(run, 'liveBytes')
    return isSparse || run.some(({ isIncomplete }) => isIncomplete) || run.length >= manySmall
  })
}

function sum(run: readonly Sealed[], field: 'fileBytes' | 'liveBytes'): number {
  return run.reduce((total, each) => total + each[field], 0)
}
