import { createContext, use, useSyncExternalStore } from 'react'
import type { Live, LiveState } from './live.ts'

export const LiveContext = createContext<Live | null>(null)

export function useLiveState(): LiveState {
  const live = use(LiveContext)
  if (!live) throw new Error('LiveContext is missing')
  return useSyncExternalStore(live.subscribe, live.state)
}
