type Props = {
  /** Unix milliseconds. */
  timeMs: number
  /** Undefined where nothing was recorded. */
  onReplay: ((timeMs: number) => void) | undefined
}

/** Leads to what the page looked like at `timeMs`. */
export function ReplayLink({ timeMs, onReplay }: Props) {
  if (!onReplay) return null
  return (
    <button type="button" className="fact-button" onClick={() => onReplay(timeMs)}>
      Replay at this moment
    </button>
  )
}
