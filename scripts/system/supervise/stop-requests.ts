const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

// npm passes on a Ctrl-C that the terminal has already delivered, so one key press may arrive twice.
const sameRequestWithinMs = 1_000

/** Calls `first` for the first request to stop and `again` for one that is clearly another. Listens as long as the process lives. */
export function onStopRequest({ first, again }: { first: () => void; again: () => void }): void {
  let firstAt: number | undefined
  function request(): void {
    if (firstAt === undefined) {
      firstAt = Date.now()
      first()
    } else if (Date.now() - firstAt > sameRequestWithinMs) again()
  }
  for (const signal of signals) process.on(signal, request)
}
