const boundMs = 3_000

/** Makes `flush` run once, however often the result is called, wait for it no longer than 3 s, and never reject. */
export function boundedShutdown(flush: () => Promise<void>): () => Promise<void> {
  let once: Promise<void> | undefined
  return () => {
    once ??= waitFor(flush)
    return once
  }
}

async function waitFor(flush: () => Promise<void>): Promise<void> {
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
