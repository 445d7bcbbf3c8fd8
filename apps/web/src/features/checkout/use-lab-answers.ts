import { useEffect, useState } from 'react'

/** Asks the lab, once for each trace, whether anybody is there. True until the contrary is known. */
export function useLabAnswers(labOrigin: string, traceId: string): boolean {
  const [silentFor, setSilentFor] = useState<string>()
  useEffect(() => {
    let isCurrent = true
    // `no-cors`: any answer will do, and the lab need not allow our origin to read it.
    fetch(`${labOrigin}/healthz`, { mode: 'no-cors', cache: 'no-store' }).catch(() => {
      if (isCurrent) setSilentFor(traceId)
    })
    return () => {
      isCurrent = false
    }
  }, [labOrigin, traceId])
  return silentFor !== traceId
}
