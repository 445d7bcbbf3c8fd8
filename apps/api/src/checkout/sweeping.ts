import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import type { CheckoutDeps } from './deps.ts'
import { sweep } from './sweep.ts'

/** Sweeps now and then every `intervalMs`; the function it gives stops that and waits for a sweep under way. */
export function startSweeping(deps: CheckoutDeps, log: FastifyBaseLogger, intervalMs: number): () => Promise<void> {
  const stop = new AbortController()
  const loop = sweepForever(deps, log, intervalMs, stop.signal)
  return () => {
    stop.abort()
    return loop
  }
}

async function sweepForever(deps: CheckoutDeps, log: FastifyBaseLogger, intervalMs: number, signal: AbortSignal) {
  while (!signal.aborted) {
    await sweep(deps, log).catch((err: unknown) => log.error({ err }, 'the sweep could not read the orders'))
    await wait(intervalMs, undefined, { signal, ref: false }).catch(() => {})
  }
}
