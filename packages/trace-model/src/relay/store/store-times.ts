const futureNanos = 60_000_000_000n
const retentionNanos = 90n * 86_400n * 1_000_000_000n

/** Unix milliseconds as nanoseconds, to the microsecond. */
export function nanosOfMs(ms: number): bigint {
  return Number.isFinite(ms) ? BigInt(Math.round(ms * 1000)) * 1_000n : 0n
}

/** Zero, and what is older than Sentry keeps anything (90 days). */
export function isTooOld(nanos: bigint, receivedNanos: bigint): boolean {
  return nanos === 0n || nanos < receivedNanos - retentionNanos
}

/** How far a time is to be moved back: to when it was received, if that is more than 60 seconds before it. */
export function futureShift(nanos: bigint, receivedNanos: bigint): bigint {
  return nanos > receivedNanos + futureNanos ? nanos - receivedNanos : 0n
}
