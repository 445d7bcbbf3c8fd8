import type { Comparison } from './compare-rows.ts'

/** Rows of a comparison: where a difference is best named, and where most of it arises. They may be the same. */
export type LargestDifference = { named: number; origin: number }

/** So much of a difference must lie in one child for the child to explain it. */
const share = 0.9

/**
 * The largest difference of a span that is in both traces, followed down as long as one child explains it. `isStep` tells which rows are
 * steps that a person named, rather than requests: the topmost of those that differ for the same reason is what the difference is called by.
 * Null when nothing differs by `leastMs` or more.
 */
export function largestDifference(
  comparison: Comparison,
  isStep: (row: number) => boolean,
  leastMs = 1,
): LargestDifference | null {
  const top = largestInBoth(comparison)
  if (top === -1 || Math.abs(comparison.differenceMs[top] as number) < leastMs) return null
  const heirs = mainChildren(comparison)
  let origin = top
  while (heirs[origin] !== -1) origin = heirs[origin] as number
  return { named: wayTo(origin, comparison).find(isStep) ?? origin, origin }
}

/** Rows from the topmost one whose difference is due to `origin` down to it. What else differs up there may make up for a part of it. */
function wayTo(origin: number, { parent, differenceMs }: Comparison): number[] {
  const whole = differenceMs[origin] as number
  const way: number[] = []
  for (let row = origin; row !== -1; row = parent[row] as number) {
    const part = (differenceMs[row] as number) / whole
    if (part < 1 / 2 || part > 1 / share) break
    way.unshift(row)
  }
  return way
}

function largestInBoth({ a, b, differenceMs }: Comparison): number {
  let largest = -1
  for (let row = 0; row < a.length; row++) {
    if (a[row] === -1 || b[row] === -1) continue
    if (largest === -1 || Math.abs(differenceMs[row] as number) > Math.abs(differenceMs[largest] as number)) {
      largest = row
    }
  }
  return largest
}

/** For each row the child that explains its difference, or -1. */
function mainChildren({ parent, differenceMs }: Comparison): Int32Array {
  const heirs = new Int32Array(parent.length).fill(-1)
  for (let row = 0; row < parent.length; row++) {
    const above = parent[row] as number
    if (above === -1) continue
    const part = (differenceMs[row] as number) / (differenceMs[above] as number)
    const heir = heirs[above] as number
    const best = heir === -1 ? share : (differenceMs[heir] as number) / (differenceMs[above] as number)
    if (part >= best) heirs[above] = row
  }
  return heirs
}
