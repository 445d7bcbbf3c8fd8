/** Below this, a time since 1970 is in seconds: as milliseconds it would be before March 1973. */
const firstMs = 1e11

/** A time of a recording as Unix milliseconds: rrweb counts these, Sentry's frames count seconds, and both stand in one list. */
export function clockMs(time: number): number {
  return time < firstMs ? Math.round(time * 1e6) / 1000 : time
}
