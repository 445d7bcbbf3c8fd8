import type { Outgoing } from './destination.ts'
import { pause, type Sent, tryUntil } from './send.ts'

type DropCode = 'queue_full' | 'refused' | 'gave_up'

export type QueueOptions = {
  send(outgoing: Outgoing, signal: AbortSignal): Promise<Sent>
  onDropped(outgoing: Outgoing, code: DropCode, why: string): void
  maxBytes?: number
  firstRetryMs?: number
  maxTries?: number
}

export type ForwardState = {
  queued: number
  queuedBytes: number
  delivered: number
  dropped: number
  /** Why the first in the queue did not arrive yet; null when nothing waits for another try. */
  retrying: string | null
}

/** Sends one after the other, so that they arrive in the order they came; the first is tried again until it arrives or is given up. */
export function createForwardQueue(options: QueueOptions) {
  const { maxBytes = 64 * 1024 * 1024, firstRetryMs = 1_000, maxTries = 20 } = options
  const entries: Outgoing[] = []
  const { signal, abort } = stopping()
  const state: ForwardState = { queued: 0, queuedBytes: 0, delivered: 0, dropped: 0, retrying: null }
  const onRetry = (why: string) => Object.assign(state, { retrying: why })
  let running: Promise<void> | null = null

  function drop(entry: Outgoing, code: DropCode, why: string): void {
    state.dropped += 1
    options.onDropped(entry, code, why)
  }

  async function run(): Promise<void> {
    for (let entry = entries[0]; entry; entry = entries[0]) {
      const next = entry
      const sent = await tryUntil(() => options.send(next, signal), { maxTries, firstRetryMs, signal, onRetry })
      if (sent.type === 'again' && signal.aborted) return
      if (sent.type === 'delivered') state.delivered += 1
      else drop(entry, sent.type === 'again' ? 'gave_up' : 'refused', sent.why)
      entries.shift()
      Object.assign(state, {
        queued: entries.length,
        queuedBytes: state.queuedBytes - entry.body.length,
        retrying: null,
      })
    }
    running = null
  }

  return {
    push(entry: Outgoing): void {
      const queuedBytes = state.queuedBytes + entry.body.length
      if (queuedBytes > maxBytes) {
        drop(entry, 'queue_full', state.retrying ?? 'more comes in than goes out')
        return
      }
      entries.push(entry)
      Object.assign(state, { queued: entries.length, queuedBytes })
      running ??= run()
    },
    state: (): ForwardState => ({ ...state }),
    /** Waits for the queue to empty, for so long at most; returns how many are left in it. */
    async close(limitMs: number): Promise<number> {
      if (running) await Promise.race([running, pause(limitMs, signal)])
      abort()
      return state.queued
    },
  }
}

function stopping() {
  const controller = new AbortController()
  return { signal: controller.signal, abort: () => controller.abort() }
}
