import { setTimeout as delay } from 'node:timers/promises'
import type { Outgoing } from './destination.ts'

/** What became of one try: delivered, to be tried again after so long (null: as usual), or never. */
export type Sent =
  | { type: 'delivered' }
  | { type: 'again'; why: string; afterMs: number | null }
  | { type: 'refused'; status: number; why: string }

const timeoutMs = 15_000
const retryable = [429, 502, 503, 504]

/** Never rejects. The statuses that are tried again are those that OTLP names. */
export async function send({ url, headers, body }: Outgoing, signal: AbortSignal): Promise<Sent> {
  try {
    const limits = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body: body as Uint8Array<ArrayBuffer>,
      redirect: 'manual',
      signal: limits,
    })
    // Read, so that the connection can be used again.
    const answer = await response.text()
    if (response.ok) return { type: 'delivered' }
    const why = `${response.status} ${answer.slice(0, 200)}`.trim()
    if (!retryable.includes(response.status)) return { type: 'refused', status: response.status, why }
    return { type: 'again', why, afterMs: retryAfterMs(response.headers.get('retry-after')) }
  } catch (error) {
    return { type: 'again', why: reasonOf(error), afterMs: null }
  }
}

/** Seconds or a date. */
function retryAfterMs(header: string | null): number | null {
  if (header === null || header.trim() === '') return null
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return Number.isNaN(ms) ? null : Math.max(0, ms)
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error
  return cause instanceof Error && cause.message !== '' ? cause.message : message
}

type TryOptions = { maxTries: number; firstRetryMs: number; signal: AbortSignal; onRetry(why: string): void }

const maxRetryMs = 30_000
const maxPauseMs = 10 * 60_000

/** Tries until there is an answer that settles it, with pauses that double, or as long as was asked for. `again` after the last try, or when aborted. */
export async function tryUntil(attempt: () => Promise<Sent>, options: TryOptions): Promise<Sent> {
  const { maxTries, firstRetryMs, signal, onRetry } = options
  for (let tries = 1; ; tries += 1) {
    const sent = await attempt()
    if (sent.type !== 'again' || tries === maxTries || signal.aborted) return sent
    onRetry(sent.why)
    const backoffMs = Math.min(firstRetryMs * 2 ** (tries - 1), maxRetryMs)
    await pause(Math.min(sent.afterMs ?? backoffMs, maxPauseMs), signal)
    if (signal.aborted) return sent
  }
}

/** Ends early when it is aborted. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => {})
}
