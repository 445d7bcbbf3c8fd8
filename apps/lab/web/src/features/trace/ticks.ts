import { fractionOf, type TimeWindow } from './time-window.ts'

export type Tick = { at: number; label: string }

/** Round moments for a time axis that counts from `startTimeMs`; `at` is a fraction of the window. At most `count` + 1. */
export function ticksOf(window: TimeWindow, startTimeMs: number, count: number): Tick[] {
  const stepMs = roundStep((window.toMs - window.fromMs) / count)
  const inSeconds = window.toMs - startTimeMs >= 1_000
  const unitMs = inSeconds ? 1_000 : 1
  const digits = Math.max(0, -Math.floor(Math.log10(stepMs / unitMs) + 1e-9))
  const ticks: Tick[] = []
  const first = Math.ceil((window.fromMs - startTimeMs) / stepMs - 1e-9)
  for (let step = first; ticks.length <= count; step++) {
    const offsetMs = step * stepMs
    const at = fractionOf(window, startTimeMs + offsetMs)
    if (at > 1 + 1e-9) break
    const label = offsetMs === 0 ? '0' : `${(offsetMs / unitMs).toFixed(digits)} ${inSeconds ? 's' : 'ms'}`
    ticks.push({ at, label })
  }
  return ticks
}

/** The next larger of 1, 2 or 5 times a power of ten. */
function roundStep(roughMs: number): number {
  const power = 10 ** Math.floor(Math.log10(roughMs))
  return power * ([1, 2, 5].find((factor) => factor * power >= roughMs) ?? 10)
}
