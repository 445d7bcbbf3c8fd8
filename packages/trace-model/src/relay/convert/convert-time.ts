import type { JsonObject } from '../../json.ts'
import { nanosIn } from '../../otlp/json-values.ts'
import { type Draft, note } from '../draft.ts'

/** A time in nanoseconds as Relay reads it: an unsigned number taken for a signed one. */
export function timeIn(item: JsonObject, key: string): bigint {
  return BigInt.asIntN(64, nanosIn(item, key))
}

/** Unix seconds, rounded to the microsecond. */
export function secondsOf(nanos: bigint): number {
  const half = nanos < 0n ? -500n : 500n
  return Number((nanos + half) / 1_000n) / 1_000_000
}

/** Seconds of a time of the item; notes where digits were lost. */
export function convertTime(draft: Draft, field: string, nanos: bigint): number {
  const seconds = secondsOf(nanos)
  if (nanos % 1_000n !== 0n) note(draft, 'time.microseconds', field, nanos.toString(), seconds)
  return seconds
}
