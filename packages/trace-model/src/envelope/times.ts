import { fieldOf, type JsonObject } from '../json.ts'

/** The last day of JavaScript's calendar, beyond which a date can be neither shown nor written. */
const maxMs = 8_640_000_000_000_000

/** Sentry's times, Unix seconds or an ISO string, as Unix milliseconds with fractions, which a `Date` can hold; 0 when there is none. */
export function timeMsIn(item: JsonObject, key: string): number {
  const value = fieldOf(item, key)
  if (typeof value === 'number') return Math.min(Math.max(microseconds(value * 1000), -maxMs), maxMs)
  if (typeof value !== 'string') return 0
  const ms = Date.parse(value)
  return Number.isNaN(ms) ? 0 : ms
}

/** Seconds as a double carry about a quarter of a microsecond; more digits after the product are noise. */
function microseconds(ms: number): number {
  return Number.isFinite(ms) ? Math.round(ms * 1000) / 1000 : 0
}

/** Never negative: an end before the start counts as no duration. */
export function durationMs(startMs: number, endMs: number): number {
  return Math.max(0, microseconds(endMs - startMs))
}
