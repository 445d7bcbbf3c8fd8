import type { RrwebEvent } from '@checkout/trace-model/replay'
import { Replayer } from '@sentry/rrweb'
import type { FromPlayer, ToPlayer } from '../features/trace/replay/player-messages.ts'
import { keepInRoom } from './keep-in-room.ts'

export type Player = { obey(message: Exclude<ToPlayer, { type: 'load' }>): void; stop(): void }

type Tell = (message: FromPlayer) => void

/** Plays `events`, at least two, in `root`, scaled to fit, and tells where it is. It starts paused at the first picture. */
export function createPlayer(events: RrwebEvent[], root: HTMLElement, tell: Tell): Player {
  const replayer = new Replayer(events as unknown as ConstructorParameters<typeof Replayer>[0], {
    root,
    mouseTail: false,
    showWarning: false,
    triggerFocus: false,
    skipInactive: false,
  })
  // A picture to look at: the keyboard must not wander through what was recorded.
  replayer.iframe.inert = true
  const leaveRoom = keepInRoom(replayer, root, (size) => tell({ type: 'size', ...size }))
  const transport = createTransport(replayer, tell)
  transport.pause(0)
  tell({ type: 'loaded', ...transport.range })
  return {
    obey(message) {
      if (message.type === 'play') transport.play()
      if (message.type === 'pause') transport.pause()
      if (message.type === 'seek') transport.seek(message.timeMs)
      if (message.type === 'speed') replayer.setConfig({ speed: message.speed })
    },
    stop() {
      transport.stop()
      leaveRoom()
      replayer.destroy()
    },
  }
}

/** Play, pause and seek; tells the time with every frame while it plays. */
function createTransport(replayer: Replayer, tell: Tell) {
  const { startTime: startTimeMs, totalTime } = replayer.getMetaData()
  let isPlaying = false
  let frame = 0

  function follow(): void {
    tell({ type: 'time', timeMs: startTimeMs + Math.min(totalTime, replayer.getCurrentTime()), isPlaying })
    if (isPlaying) frame = requestAnimationFrame(follow)
  }

  function stop(): void {
    isPlaying = false
    cancelAnimationFrame(frame)
  }

  function playFrom(offsetMs: number): void {
    stop()
    replayer.play(offsetMs)
    isPlaying = true
    follow()
  }

  function pause(offsetMs?: number): void {
    stop()
    replayer.pause(offsetMs)
    follow()
  }

  replayer.on('finish', () => pause())
  return {
    range: { startTimeMs, endTimeMs: startTimeMs + totalTime },
    pause,
    stop,
    /** On from where it is; from the start when it is at the end. */
    play: () => playFrom(replayer.getCurrentTime() >= totalTime ? 0 : replayer.getCurrentTime()),
    seek(timeMs: number) {
      const offsetMs = Math.max(0, Math.min(totalTime, timeMs - startTimeMs))
      if (isPlaying) playFrom(offsetMs)
      else pause(offsetMs)
    },
  }
}
