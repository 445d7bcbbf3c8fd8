import { setTimeout as delay } from 'node:timers/promises'
import type { TraceSummary } from '@checkout/trace-model/model'
import { AskError, openLab } from './lab-client.ts'

/** A trace is told when nothing more of it has come for so long: its halves arrive one after the other. */
const settledMs = 500
const reconnectMs = 1_000

type TailOptions = { origin: string; tell(summary: TraceSummary): void; onAway(): void; signal: AbortSignal }

/** Tells every trace that arrives until it is aborted, also over a restart of the lab. Throws an `AskError` when there is no lab at the start. */
export async function tail({ origin, tell, onAway, signal }: TailOptions): Promise<void> {
  const waiting = new Map<string, NodeJS.Timeout>()
  const tellLater = (summary: TraceSummary) => {
    clearTimeout(waiting.get(summary.traceId))
    waiting.set(summary.traceId, setTimeout(told, settledMs, summary))
  }
  const told = (summary: TraceSummary) => {
    waiting.delete(summary.traceId)
    tell(summary)
  }
  let stream = await openLab(origin, '/api/events', signal)
  while (!signal.aborted) {
    await follow(stream, tellLater).catch(() => {})
    if (signal.aborted) break
    onAway()
    stream = await reconnect(origin, signal)
  }
  for (const timer of waiting.values()) clearTimeout(timer)
}

async function follow({ body }: Response, onSummary: (summary: TraceSummary) => void): Promise<void> {
  for await (const data of eventData(body ?? new ReadableStream())) {
    const { changed = [] } = JSON.parse(data) as { changed?: TraceSummary[] }
    for (const summary of changed) onSummary(summary)
  }
}

/** The data of each event of a stream of server-sent events, whole. */
async function* eventData(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of body) {
    const events = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
    rest = events.pop() ?? ''
    for (const event of events) {
      const lines = event.split('\n').filter((line) => line.startsWith('data:'))
      if (lines.length > 0) yield lines.map((line) => line.slice('data:'.length).trimStart()).join('\n')
    }
  }
}

async function reconnect(origin: string, signal: AbortSignal): Promise<Response> {
  for (;;) {
    await delay(reconnectMs, undefined, { signal })
    try {
      return await openLab(origin, '/api/events', signal)
    } catch (error) {
      if (!(error instanceof AskError)) throw error
    }
  }
}
