const digits = 14
const whole = 2n ** 56n

/**
 * The share of traces that a sender kept, from the rejection threshold `th` of the member `ot`; null unless there is exactly one, of 1 to
 * 14 lower-case hex digits. Source: https://opentelemetry.io/docs/specs/otel/trace/tracestate-handling/
 */
export function sampleRateOf(traceState: string): number | null {
  const members = traceState.split(',').map((member) => member.trim())
  const ot = members.find((member) => member.startsWith('ot='))
  const thresholds = (ot?.slice('ot='.length) ?? '').split(';').filter((pair) => pair.startsWith('th:'))
  const [threshold] = thresholds.map((pair) => pair.slice('th:'.length))
  if (thresholds.length !== 1 || threshold === undefined || !/^[0-9a-f]{1,14}$/.test(threshold)) return null
  return Number(whole - BigInt(`0x${threshold.padEnd(digits, '0')}`)) / Number(whole)
}
