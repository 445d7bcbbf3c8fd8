import { clockOffsets } from '@checkout/trace-model/clock-offsets'
import type { TraceOutline } from '@checkout/trace-model/outline'
import { useMemo, useState } from 'react'

export type Clocks = {
  /** Services whose clock differs from that of whoever called them; `offsetMs` is what aligns it. */
  differing: readonly { service: string; offsetMs: number }[]
  /** What is added to the times of each service; null while times are shown as they were sent. */
  offsets: Float64Array | null
  isAligned: boolean
  toggle(): void
}

/** Times are shown as they were sent until the reader asks for clocks to be aligned: an adjustment nobody asked for confuses. */
export function useClocks({ spans }: TraceOutline): Clocks {
  const [isAligned, setIsAligned] = useState(false)
  const found = useMemo(() => clockOffsets(spans), [spans])
  const differing = useMemo(() => {
    const services = spans.services.texts.map((service, at) => ({ service, offsetMs: found[at] ?? 0 }))
    return services.filter(({ offsetMs }) => offsetMs !== 0)
  }, [spans, found])
  return {
    differing,
    offsets: isAligned && differing.length > 0 ? found : null,
    isAligned,
    toggle: () => setIsAligned((before) => !before),
  }
}
