import type { LiveState } from '../api/live.ts'
import { useLiveState } from '../api/live.ts'

const words: Record<LiveState, string> = { connecting: 'Connecting', live: 'Live', reconnecting: 'Reconnecting' }
const marks: Record<LiveState, string> = { connecting: '○', live: '●', reconnecting: '○' }

/** Whether news from the lab arrives. */
export function LiveMark() {
  const state = useLiveState()
  return (
    <span className={`live-mark ${state}`} role="status">
      <i aria-hidden="true">{marks[state]}</i>
      <span>{words[state]}</span>
    </span>
  )
}
