import { type Comparison, compareRows } from '@checkout/trace-model/compare'
import { largestDifference } from '@checkout/trace-model/largest-difference'
import type { TraceOutline } from '@checkout/trace-model/outline'
import { buildWaterfall, type Waterfall } from '../trace/waterfall.ts'
import { differenceSentence } from './difference-sentence.ts'

/** One line of the table. Milliseconds and ids are null where a trace has no such span. */
export type ComparedRow = {
  name: string
  subtitle: string | null
  service: string
  depth: number
  aMs: number | null
  bMs: number | null
  aId: string | null
  bId: string | null
  /** How much longer in B; of a span that only one has, its whole duration. */
  differenceMs: number
}

export type Compared = {
  rowCount: number
  rowAt(row: number): ComparedRow
  /** Whether a row differs by `leastMs` or more. */
  differs(row: number, leastMs: number): boolean
  sentence: string
  /** The largest difference of any row, without its sign. */
  largestMs: number
  onlyA: number
  onlyB: number
  inBoth: number
}

export function compareTraces(outlineA: TraceOutline, outlineB: TraceOutline): Compared {
  const a = buildWaterfall(outlineA)
  const b = buildWaterfall(outlineB)
  const comparison = compareRows(columnsOf(a), columnsOf(b))
  const rowAt = rowReader(comparison, a, b)
  const isStep = (row: number) => rowAt(row).subtitle === null
  const largest = largestDifference(comparison, isStep)
  const counts = countsOf(comparison)
  const sentence = differenceSentence(
    counts.inBoth,
    largest && { named: rowAt(largest.named), origin: rowAt(largest.origin) },
  )
  const { differenceMs } = comparison
  return {
    rowCount: differenceMs.length,
    rowAt,
    differs: (row, leastMs) => Math.abs(differenceMs[row] as number) >= leastMs,
    sentence,
    largestMs: largestOf(differenceMs),
    ...counts,
  }
}

function columnsOf({ rowCount, rowAt, startMs, endMs, end }: Waterfall) {
  const names: string[] = []
  const services: string[] = []
  for (let row = 0; row < rowCount; row++) {
    const span = rowAt(row)?.span
    names.push(span?.name ?? '')
    services.push(span?.service ?? '')
  }
  return { names, services, end, durationsMs: Float64Array.from(endMs, (ms, row) => ms - (startMs[row] as number)) }
}

function rowReader({ a: rowsA, b: rowsB, depth, differenceMs }: Comparison, a: Waterfall, b: Waterfall) {
  return (row: number): ComparedRow => {
    const inA = a.rowAt(rowsA[row] as number)
    const inB = b.rowAt(rowsB[row] as number)
    const either = inA ?? inB
    return {
      name: either?.span?.name ?? `a span ${either?.spanId} that nobody sent`,
      subtitle: either?.span?.subtitle ?? null,
      service: either?.span?.service ?? '',
      depth: depth[row] as number,
      aMs: inA ? inA.endTimeMs - inA.startTimeMs : null,
      bMs: inB ? inB.endTimeMs - inB.startTimeMs : null,
      aId: inA?.spanId ?? null,
      bId: inB?.spanId ?? null,
      differenceMs: differenceMs[row] as number,
    }
  }
}

function countsOf({ a, b }: Comparison): { onlyA: number; onlyB: number; inBoth: number } {
  const counts = { onlyA: 0, onlyB: 0, inBoth: 0 }
  for (let row = 0; row < a.length; row++) {
    if (a[row] === -1) counts.onlyB += 1
    else if (b[row] === -1) counts.onlyA += 1
    else counts.inBoth += 1
  }
  return counts
}

function largestOf(differencesMs: Float64Array): number {
  let largest = 0
  for (const difference of differencesMs) largest = Math.max(largest, Math.abs(difference))
  return largest
}
