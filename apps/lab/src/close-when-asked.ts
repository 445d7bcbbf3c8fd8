import closeWithGrace from 'close-with-grace'

const limitMs = 1_000
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Calls `close` once and ends the process: after a signal, after an error, and when the process that holds our channel is gone. */
export function closeWhenAsked(close: () => Promise<void>): void {
  let isClosing = false
  // Signals are left to us: one Ctrl-C may arrive twice, because npm passes on what the terminal has delivered already.
  const closer = closeWithGrace({ delay: limitMs, skip: [...signals] }, async ({ err }) => {
    isClosing = true
    if (err) console.error(err)
    await close()
  })
  function closeOnce(): void {
    if (!isClosing) closer.close()
    isClosing = true
  }
  for (const signal of signals) process.on(signal, closeOnce)
  if (process.connected) process.once('disconnect', closeOnce)
}
