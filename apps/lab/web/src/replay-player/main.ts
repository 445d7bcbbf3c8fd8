import type { FromPlayer, ToPlayer } from '../features/trace/replay/player-messages.ts'
import { createPlayer, type Player } from './player.ts'
import './player.css'
import { withoutRequests } from './without-requests.ts'

/** The document that plays recordings. It alone may apply inline styles, because a recording is full of them; the trace page commands it by messages. */
let player: Player | null = null

function tell(message: FromPlayer): void {
  parent.postMessage(message, location.origin)
}

addEventListener('message', ({ source, origin, data }: MessageEvent<ToPlayer>) => {
  if (source !== parent || origin !== location.origin) return
  try {
    if (data.type === 'load') {
      player?.stop()
      player = createPlayer(withoutRequests(data.events), document.body, tell)
    } else player?.obey(data)
  } catch (error) {
    tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
})

tell({ type: 'ready' })
