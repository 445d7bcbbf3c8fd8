import type { RrwebEvent } from '@checkout/trace-model/replay'
import { type RefObject, useEffect, useState } from 'react'
import type { FromPlayer, ToPlayer } from './player-messages.ts'
import type { ReplayClock } from './replay-clock.ts'

export type PlayerState = {
  /** From the first to the last event; null until the recording is loaded. */
  range: { startTimeMs: number; endTimeMs: number } | null
  size: { width: number; height: number } | null
  isPlaying: boolean
  failure: string | null
}

const nothing: PlayerState = { range: null, size: null, isPlaying: false, failure: null }

/** Loads `events` into the player's document and keeps `clock` at what it shows. */
export function usePlayer(frame: RefObject<HTMLIFrameElement | null>, events: RrwebEvent[], clock: ReplayClock) {
  const [state, setState] = useState(nothing)

  function command(message: ToPlayer): void {
    frame.current?.contentWindow?.postMessage(message, location.origin)
  }

  useEffect(() => {
    const load = () => frame.current?.contentWindow?.postMessage({ type: 'load', events }, location.origin)
    function onMessage({ source, origin, data }: MessageEvent<FromPlayer>): void {
      if (origin !== location.origin || source !== frame.current?.contentWindow) return
      if (data.type === 'ready') load()
      if (data.type === 'time') clock.set(data.timeMs)
      setState((before) => after(before, data))
    }
    addEventListener('message', onMessage)
    // A player that is there already said long ago that it is ready.
    load()
    return () => {
      removeEventListener('message', onMessage)
      clock.set(null)
    }
  }, [frame, events, clock])

  return { state, command }
}

/** The same state again when nothing of it changed, so that a ticking clock draws only its line. */
function after(before: PlayerState, message: FromPlayer): PlayerState {
  switch (message.type) {
    case 'loaded':
      return { ...before, failure: null, range: { startTimeMs: message.startTimeMs, endTimeMs: message.endTimeMs } }
    case 'size':
      return { ...before, size: { width: message.width, height: message.height } }
    case 'time':
      return before.isPlaying === message.isPlaying ? before : { ...before, isPlaying: message.isPlaying }
    case 'failed':
      return { ...before, isPlaying: false, failure: message.message }
    default:
      return before
  }
}
