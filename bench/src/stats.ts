type Spread = { min: number; median: number; max: number }

/** Minimum, median and maximum; an even count takes the mean of the middle two. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const below = sorted[Math.ceil(middle) - 1] ?? Number.NaN
  const above = sorted[Math.floor(middle)] ?? Number.NaN
  return { min: sorted[0] ?? Number.NaN, median: (below + above) / 2, max: sorted.at(-1) ?? Number.NaN }
}
