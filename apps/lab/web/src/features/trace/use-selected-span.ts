import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'

/** A browser refuses more than some twenty address changes a second, and a held arrow key makes thirty. */
const settleMs = 150

/** The selected span's id. It is in the address, so that it can be shared; the address follows when the selection rests. */
export function useSelectedSpan(traceId: string, linkedSpanId: string | null) {
  const [path, navigate] = useLocation()
  const [selected, setSelected] = useState(linkedSpanId)
  const [lastLinked, setLastLinked] = useState(linkedSpanId)
  if (linkedSpanId !== lastLinked) {
    setLastLinked(linkedSpanId)
    setSelected(linkedSpanId)
  }

  useEffect(() => {
    const wanted = selected === null ? `/t/${traceId}` : `/t/${traceId}/s/${selected}`
    if (wanted === path) return
    const timer = setTimeout(() => navigate(wanted, { replace: true }), settleMs)
    return () => clearTimeout(timer)
  }, [selected, traceId, path, navigate])

  return [selected, setSelected] as const
}
