type Columns = { end: Int32Array; startMs: Float64Array; endMs: Float64Array; isReceived(index: number): boolean }

/** For each row the time that none of its children covers. Siblings come by start time, so one sweep over them is enough. */
export function selfTimes({ end, startMs, endMs, isReceived }: Columns): Float64Array {
  const selfMs = new Float64Array(end.length)
  for (let index = 0; index < end.length; index++) {
    if (!isReceived(index)) continue
    const ownStart = startMs[index] as number
    const ownEnd = endMs[index] as number
    let covered = 0
    let reached = ownStart
    for (let child = index + 1; child < (end[index] as number); child = end[child] as number) {
      const from = Math.max(startMs[child] as number, reached)
      const to = Math.min(endMs[child] as number, ownEnd)
      if (to > from) covered += to - from
      reached = Math.max(reached, to)
    }
    selfMs[index] = ownEnd - ownStart - covered
  }
  return selfMs
}
