import { setTimeout as delay } from 'node:timers/promises'
import type { TraceDetail } from '@checkout/trace-model/model'
import { AskError } from './lab-client.ts'

const againMs = 250

/**
 * The trace as soon as it is linked, else as it is when `withinMs` are over; the lab may start meanwhile, too. Throws the last `AskError` when
 * nothing of it is there by then.
 */
export async function waitUntilLinked(read: () => Promise<TraceDetail>, withinMs: number): Promise<TraceDetail> {
  const end = performance.now() + withinMs
  for (;;) {
    const isOver = performance.now() >= end
    const trace = await read().catch((error: unknown) => {
      if (isOver || !(error instanceof AskError)) throw error
      return null
    })
    if (trace && (isOver || trace.verdict.linked)) return trace
    await delay(againMs)
  }
}
