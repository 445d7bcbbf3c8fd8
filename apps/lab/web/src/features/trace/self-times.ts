import type { TreeRow } from '@checkout/trace-model/tree'

/** For each row the time that none of its children covers. Siblings come by start time, so one sweep over them is enough. */
export function selfTimes(rows: readonly TreeRow[]): Float64Array {
  const selfMs = new Float64Array(rows.length)
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as TreeRow
    let covered = 0
    let reached = row.startTimeMs
    for (let child = index + 1; child < row.end; child = (rows[child] as TreeRow).end) {
      const { startTimeMs, endTimeMs } = rows[child] as TreeRow
      const from = Math.max(startTimeMs, reached)
      const to = Math.min(endTimeMs, row.endTimeMs)
      if (to > from) covered += to - from
      reached = Math.max(reached, to)
    }
    selfMs[index] = row.span ? row.endTimeMs - row.startTimeMs - covered : 0
  }
  return selfMs
}
