import { createContext, use, useSyncExternalStore } from 'react'

export type LiveState = 'connecting' | 'live' | 'reconnecting'

export type Live = {
  subscribe(listener: () => void): () => void
  state(): LiveState
  close(): void
}

export type LiveOptions = {
  open(): EventSource
  onNews(data: string): void
  /** After every connection: news may have been missed before it. */
  onConnected(): void
}

const reopenDelayMs = 1_000

/**
 * The stream of `/api/events` for as long as the page is visible. A browser allows six connections to one
 * server, so hidden tabs give theirs back: the seventh tab opened from the shop would hang otherwise.
 */
export function connectLive({ open, onNews, onConnected }: LiveOptions): Live {
  const listeners = new Set<() => void>()
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let current: LiveState = 'connecting'

  function become(next: LiveState): void {
    current = next
    for (const listener of listeners) listener()
  }

  function disconnect(): void {
    clearTimeout(timer)
    source?.close()
    source = null
  }

  function connect(): void {
    disconnect()
    if (document.visibilityState === 'hidden') return
    const opened = open()
    source = opened
    opened.addEventListener('open', () => {
      become('live')
      onConnected()
    })
    opened.addEventListener('traces', (event) => onNews(event.data))
    opened.addEventListener('error', () => {
      become('reconnecting')
      // EventSource gives up for good when a server answers with anything but a stream.
      if (opened.readyState === EventSource.CLOSED) timer = setTimeout(connect, reopenDelayMs)
    })
  }

  connect()
  document.addEventListener('visibilitychange', connect)
  return {
    state: () => current,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      document.removeEventListener('visibilitychange', connect)
      disconnect()
    },
  }
}

/** Resolves when the stream stands or has failed once, but not later than in `withinMs`. */
export function firstAttempt(live: Live, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      unsubscribe()
      resolve()
    }
    const timer = setTimeout(done, withinMs)
    const unsubscribe = live.subscribe(done)
  })
}

export const LiveContext = createContext<Live | null>(null)

export function useLiveState(): LiveState {
  const live = use(LiveContext)
  if (!live) throw new Error('LiveContext is missing')
  return useSyncExternalStore(live.subscribe, live.state)
}
