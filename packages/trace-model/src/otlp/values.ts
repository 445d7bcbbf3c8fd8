/** An integer as a number where no digit is lost, else as its decimal text. */
export function integerValue(value: bigint): number | string {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value.toString()
}

/** JSON has no word for NaN and the infinities, so the model carries them as OTLP's JSON form does: as text. */
export function doubleValue(value: number): number | string {
  return Number.isFinite(value) ? value : String(value)
}

/** Unix milliseconds with fractions. */
export function msOfNanos(nanos: bigint): number {
  return Number(nanos / 1_000_000n) + Number(nanos % 1_000_000n) / 1_000_000
}
