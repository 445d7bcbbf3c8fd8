/** The stretch of time the waterfall shows, in Unix milliseconds. */
export type TimeWindow = { fromMs: number; toMs: number }

/** Shorter than this the browser's own clock is too coarse to tell anything. */
const shortestMs = 0.01

/** The whole trace; a trace of no length still gets a window to divide by. */
export function wholeWindow(startTimeMs: number, endTimeMs: number): TimeWindow {
  return { fromMs: startTimeMs, toMs: Math.max(endTimeMs, startTimeMs + shortestMs) }
}

/** The part of `whole` between two fractions of it, in whichever order they come. */
export function partOf(whole: TimeWindow, a: number, b: number): TimeWindow {
  const length = whole.toMs - whole.fromMs
  const from = Math.max(0, Math.min(a, b))
  const to = Math.min(1, Math.max(a, b))
  const fromMs = whole.fromMs + from * length
  return { fromMs, toMs: Math.max(whole.fromMs + to * length, fromMs + shortestMs) }
}

/** `[fromMs, toMs]` with a little air on both sides. */
export function around(fromMs: number, toMs: number): TimeWindow {
  const air = Math.max((toMs - fromMs) * 0.05, shortestMs)
  return { fromMs: fromMs - air, toMs: toMs + air }
}

/** Where `timeMs` is in the window: 0 at its start, 1 at its end, beyond that outside. */
export function fractionOf(window: TimeWindow, timeMs: number): number {
  return (timeMs - window.fromMs) / (window.toMs - window.fromMs)
}
