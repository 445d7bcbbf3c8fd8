import { useState } from 'react'
import type { WaterfallRow } from './rows.ts'
import { around, type TimeWindow, wholeWindow } from './time-window.ts'
import type { Waterfall } from './waterfall.ts'

export type Zoom = {
  whole: TimeWindow
  window: TimeWindow
  isZoomed: boolean
  to(window: TimeWindow): void
  toRow(row: WaterfallRow | undefined): void
  reset(): void
}

/** The stretch of time on screen. Zoomed in it stays put in absolute time when late spans make the trace longer. */
export function useZoom({ startTimeMs, endTimeMs }: Waterfall): Zoom {
  const [chosen, setChosen] = useState<TimeWindow | null>(null)
  const whole = wholeWindow(startTimeMs, endTimeMs)
  return {
    whole,
    window: chosen ?? whole,
    isZoomed: chosen !== null,
    to: setChosen,
    toRow: (row) => row && setChosen(around(row.startTimeMs, row.endTimeMs)),
    reset: () => setChosen(null),
  }
}
