import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { traceOutlineQuery } from '../../api/trace.ts'

/** A pointer or the keyboard that stays this long is about to open what it is on. */
const restMs = 60

export type ReadAhead = {
  /** It is being opened. */
  now(traceId: string): void
  /** It may be opened, unless `never` comes first. */
  soon(traceId: string): void
  never(): void
}

/** Reads a trace before it is opened, so that it is there, or on its way, when its page asks for it. */
export function useReadAhead(): ReadAhead {
  const client = useQueryClient()
  const ahead = useMemo(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const never = () => clearTimeout(timer)
    const now = (traceId: string) => {
      never()
      void client.prefetchQuery(traceOutlineQuery(traceId))
    }
    return {
      now,
      never,
      soon(traceId: string): void {
        never()
        timer = setTimeout(now, restMs, traceId)
      },
    }
  }, [client])
  useEffect(() => ahead.never, [ahead])
  return ahead
}
