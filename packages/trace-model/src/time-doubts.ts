import type { Decoded } from './decoded.ts'

/** Years in which telemetry is sent; Unix milliseconds. */
const plausibleTimes = { fromMs: Date.UTC(2000, 0), untilMs: Date.UTC(2100, 0) }

/** Clocks of one process that a rounding has put out of order. */
const toleranceMs = 1

/** What is wrong with the times of a span, Unix milliseconds, 0 for none; null when they can be. The span is kept all the same. */
export function timeDoubt(startMs: number, endMs: number): string | null {
  if (startMs === 0) return 'it has no start time: Sentry drops it'
  if (isImplausible(startMs)) {
    const fate = startMs < plausibleTimes.fromMs ? 'drops it as too old' : 'moves it to when it was received'
    return `it starts in the year ${yearOf(startMs)}: its times are in another unit, and Sentry ${fate}`
  }
  if (endMs !== 0 && isImplausible(endMs)) return `it ends in the year ${yearOf(endMs)}: its times are in another unit`
  return endMs < startMs - toleranceMs ? 'it ends before it starts: Sentry drops it' : null
}

/** Whether times give no reason to doubt. */
export function isPlausible(startMs: number, endMs: number): boolean {
  const { fromMs, untilMs } = plausibleTimes
  return startMs >= fromMs && startMs < untilMs && endMs >= startMs && endMs < untilMs
}

/** Each record, and behind a span whose times cannot be a damage that says so. */
export function* withDoubts(records: Iterable<Decoded>): Generator<Decoded> {
  for (const record of records) {
    yield record
    if (record.type !== 'span' || !record.doubt) continue
    yield { type: 'damaged', item: 'span', code: 'implausible_time', message: record.doubt }
  }
}

function isImplausible(ms: number): boolean {
  return ms < plausibleTimes.fromMs || ms >= plausibleTimes.untilMs
}

function yearOf(ms: number): string {
  const year = Math.floor(1970 + ms / 31_556_952_000)
  return Number.isSafeInteger(year) ? String(year) : 'infinity'
}
