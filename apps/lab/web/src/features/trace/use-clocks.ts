import type { ClockSkew } from '@checkout/trace-model/model'
import type { TraceOutline } from '@checkout/trace-model/outline'
import { useMemo, useState } from 'react'

export type Clocks = {
  /** Services whose clock is off; `offsetMs` is what aligns it. */
  skews: readonly ClockSkew[]
  /** What is added to the times of each service, in the order of the outline's texts; null while times are shown as they were sent. */
  offsets: Float64Array | null
  isAligned: boolean
  toggle(): void
}

/** Times are shown as they were sent until the reader asks for clocks to be aligned: an adjustment nobody asked for confuses. */
export function useClocks({ spans, skews }: TraceOutline): Clocks {
  const [isAligned, setIsAligned] = useState(false)
  const aligning = useMemo(() => {
    const offsetOf = new Map(skews.map(({ service, offsetMs }) => [service, offsetMs]))
    return Float64Array.from(spans.services.texts, (service) => offsetOf.get(service) ?? 0)
  }, [spans, skews])
  return {
    skews,
    offsets: isAligned && skews.length > 0 ? aligning : null,
    isAligned,
    toggle: () => setIsAligned((before) => !before),
  }
}
