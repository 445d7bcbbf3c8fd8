import type { ServerResponse } from 'node:http'
import type { TraceSummary } from '@checkout/trace-model/model'
import type { Inbox } from '../inbox/inbox.ts'

export type EventStream = {
  connect(response: ServerResponse): void
  close(): void
}

export type EventStreamOptions = { everyMs?: number; heartbeatMs?: number }

/** A reader this far behind is cut off; it connects again and reads the list afresh. */
const maxBacklogBytes = 8 * 1024 * 1024

/** Tells every open page what changed: at most one message in `everyMs`, however many records arrive. */
export function createEventStream(inbox: Inbox, options: EventStreamOptions = {}): EventStream {
  const { everyMs = 100, heartbeatMs = 15_000 } = options
  const readers = createReaders()
  const heartbeat = setInterval(() => readers.write(': still here\n\n'), heartbeatMs).unref()
  const changed = new Set<string>()
  let cleared = false
  let lastSentMs = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined

  inbox.subscribe((change) => {
    if (!readers.some()) return
    if (change.type === 'changed') changed.add(change.traceId)
    else {
      changed.clear()
      cleared = true
    }
    // While a message is being worked out, `timer` is still set, and the next one waits for it.
    timer ??= setTimeout(send, Math.max(0, lastSentMs + everyMs - performance.now())).unref()
  })

  async function send(): Promise<void> {
    const traceIds = [...changed]
    const told = cleared && { cleared: true as const }
    changed.clear()
    cleared = false
    const news: News = { changed: await inbox.summaries(traceIds), ...told }
    lastSentMs = performance.now()
    readers.write(`event: traces\ndata: ${JSON.stringify(news)}\n\n`)
    timer = changed.size > 0 || cleared ? setTimeout(send, everyMs).unref() : undefined
  }

  return {
    connect: readers.connect,
    close() {
      clearInterval(heartbeat)
      clearTimeout(timer)
      readers.end()
    },
  }
}

type News = { changed: TraceSummary[]; cleared?: true }

const head = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

function createReaders() {
  const open = new Set<ServerResponse>()
  return {
    some: () => open.size > 0,
    connect(response: ServerResponse): void {
      open.add(response)
      response.once('close', () => open.delete(response))
      response.writeHead(200, head)
      response.write('retry: 1000\n\n')
    },
    write(text: string): void {
      for (const response of open) {
        if (response.writableLength > maxBacklogBytes) response.destroy()
        else response.write(text)
      }
    },
    end(): void {
      for (const response of open) response.end()
      open.clear()
    },
  }
}
