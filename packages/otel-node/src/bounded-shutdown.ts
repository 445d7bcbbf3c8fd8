const boundMs = 3_000

/** Runs `flush` once, however often it is called, and gives up on it after 3 s with one line on stderr. */
export function boundedShutdown(flush: () => Promise<void>): () => Promise<void> {
  let once: Promise<void> | undefined
  return () => {
    once ??= runBounded(flush)
    return once
  }
}

async function runBounded(flush: () => Promise<void>): Promise<void> {
  const expired = Promise.withResolvers<never>()
  const timer = setTimeout(() => expired.reject(new Error(`not done after ${boundMs} ms`)), boundMs)
  try {
    await Promise.race([flush(), expired.promise])
  } catch (error) {
    console.error(`telemetry was not sent completely: ${error instanceof Error ? error.message : String(error)}`)
  } finally {
    clearTimeout(timer)
  }
}
