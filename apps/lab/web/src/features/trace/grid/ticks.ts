import { fractionOf, type TimeWindow } from '../time-window.ts'

export type Tick = { at: number; label: string }

/** Each from the length on from which it is read most easily. */
const units = [
  { fromMs: 0, ms: 1, word: 'ms' },
  { fromMs: 1_000, ms: 1_000, word: 's' },
  { fromMs: 300_000, ms: 60_000, word: 'min' },
  { fromMs: 7_200_000, ms: 3_600_000, word: 'h' },
] as const

/** A label and what keeps it from the next; the axis takes about half of the grid. */
const labelRoomPx = 150
const mostTicks = 6

/** How many ticks a grid of this width has room for, and from which fraction of the axis on a label no longer fits behind its line. */
export function axisFor(widthPx: number): { count: number; lastLabelAt: number } {
  const count = Math.max(2, Math.min(mostTicks, Math.floor(widthPx / labelRoomPx)))
  return { count, lastLabelAt: 1 - (labelRoomPx * 0.85) / widthPx }
}

/** Round moments for a time axis that counts from `startTimeMs`; `at` is a fraction of the window. At most `count` + 1. */
export function ticksOf(window: TimeWindow, startTimeMs: number, count: number): Tick[] {
  const unit = units.findLast(({ fromMs }) => window.toMs - startTimeMs >= fromMs) ?? units[0]
  const stepMs = roundStep((window.toMs - window.fromMs) / unit.ms, count) * unit.ms
  const digits = Math.max(0, -Math.floor(Math.log10(stepMs / unit.ms) + 1e-9))
  const ticks: Tick[] = []
  const first = Math.ceil((window.fromMs - startTimeMs) / stepMs - 1e-9)
  for (let step = first; ticks.length <= count; step++) {
    const offsetMs = step * stepMs
    const at = fractionOf(window, startTimeMs + offsetMs)
    if (at > 1 + 1e-9) break
    const label = offsetMs === 0 ? '0' : `${(offsetMs / unit.ms).toFixed(digits)} ${unit.word}`
    ticks.push({ at, label })
  }
  return ticks
}

/** The next larger of 1, 2 or 5 times a power of ten than a part of `length`, but for one that would leave a single tick. */
function roundStep(length: number, parts: number): number {
  const rough = length / parts
  const power = 10 ** Math.floor(Math.log10(rough))
  const factor = [1, 2, 5].find((each) => each * power >= rough) ?? 10
  return power * (factor === 5 && 5 * power > length ? 2 : factor)
}
