import { useEffect, useState } from 'react'
import type { Answer, Failure } from './request-json.ts'

export type Loaded<T> = { kind: 'loading' } | { kind: 'ready'; data: T } | { kind: 'failed'; failure: Failure }

/** Asks on arrival and again on `reload`; what is already on screen stays there while it asks again. */
export function useAnswer<T>(ask: () => Promise<Answer<T>>): { state: Loaded<T>; reload: () => void } {
  const [state, setState] = useState<Loaded<T>>({ kind: 'loading' })
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks the same question again
  useEffect(() => {
    let isCurrent = true
    ask().then((answer) => {
      if (!isCurrent) return
      setState(answer.kind === 'ok' ? { kind: 'ready', data: answer.data } : { kind: 'failed', failure: answer })
    })
    return () => {
      isCurrent = false
    }
  }, [ask, round])
  function reload() {
    setState((last) => (last.kind === 'failed' ? { kind: 'loading' } : last))
    setRound((last) => last + 1)
  }
  return { state, reload }
}
