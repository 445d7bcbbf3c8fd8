import { Activity, createContext, type ReactNode, useEffect, useState } from 'react'
import { useRoute } from 'wouter'
import { TracePage } from './later-pages.tsx'
import { rememberTrace } from './recent-traces.ts'

/** Draws the page of a trace that is likely to be opened, unseen, in the pauses of whatever is on screen. Its outline must have been read. Called again, it draws what was read since. */
export const DrawAheadContext = createContext<(traceId: string) => void>(() => {})

/** Shows the trace of the address. The one that is drawn ahead has its place, so that opening it only has to show it. */
export function TraceHost({ children }: { children: ReactNode }) {
  const [, ofSpan] = useRoute('/t/:traceId/s/:spanId')
  const [, ofTrace] = useRoute('/t/:traceId')
  const opened = ofSpan?.traceId ?? ofTrace?.traceId
  const [ahead, setAhead] = useState<{ traceId: string } | null>(null)
  const [drawAhead] = useState(() => (traceId: string) => setAhead({ traceId }))
  const drawn = opened ?? ahead?.traceId

  useEffect(() => {
    if (opened === undefined) return
    rememberTrace(opened)
    // Left again, it is read anew.
    setAhead(null)
  }, [opened])

  return (
    <DrawAheadContext value={drawAhead}>
      {children}
      {drawn !== undefined && (
        <Activity mode={opened === undefined ? 'hidden' : 'visible'}>
          <TracePage key={drawn} traceId={drawn} linkedSpanId={ofSpan?.spanId ?? null} />
        </Activity>
      )}
    </DrawAheadContext>
  )
}
