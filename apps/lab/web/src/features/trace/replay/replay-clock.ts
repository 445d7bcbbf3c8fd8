import { useSyncExternalStore } from 'react'

/** Where the replay is, in Unix milliseconds; null while none is open. It ticks with every frame, so only what shows it listens. */
export type ReplayClock = {
  read(): number | null
  set(timeMs: number | null): void
  subscribe(listener: () => void): () => void
}

export function createReplayClock(): ReplayClock {
  const listeners = new Set<() => void>()
  let now: number | null = null
  return {
    read: () => now,
    set(timeMs) {
      now = timeMs
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export function useReplayTime(clock: ReplayClock): number | null {
  return useSyncExternalStore(clock.subscribe, clock.read)
}
