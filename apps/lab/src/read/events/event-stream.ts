import type { ServerResponse } from 'node:http'
import type { TraceSummary } from '@checkout/trace-model/model'
import type { Inbox } from '../../inbox/inbox.ts'
import { type ChangeJournal, createChangeJournal } from './change-journal.ts'
import { createStreamReaders } from './stream-readers.ts'

export type EventStream = {
  /** `lastEventId` is that of the last message the reader had, if it was here before. */
  connect(response: ServerResponse, lastEventId: string | undefined): void
  close(): void
}

export type EventStreamOptions = {
  everyMs?: number
  /** A burst is told in fewer and larger messages, each trace less often, so that it stays cheap for whoever reads. */
  bytesPerMs?: number
  heartbeatMs?: number
}

/** `reload` says that more was missed than is remembered. */
type News = { changed: TraceSummary[]; cleared?: true; reload?: true }

/** Tells every open page what changed: at most one message in `everyMs`, however many records arrive. */
export function createEventStream(inbox: Inbox, options: EventStreamOptions = {}): EventStream {
  const { everyMs = 100, bytesPerMs = 512, heartbeatMs = 15_000 } = options
  const journal = createChangeJournal()
  const readers = createStreamReaders(schedule)
  const heartbeat = setInterval(() => readers.writeAll(': still here\n\n'), heartbeatMs).unref()
  let earliestMs = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined

  inbox.subscribe((change) => {
    if (change.type === 'indexed') return
    journal.add(change)
    if (readers.areBehind(journal.now())) schedule()
  })

  /** While messages are being worked out `timer` is still set, and the next ones wait for them. */
  function schedule(): void {
    timer ??= setTimeout(send, Math.max(0, earliestMs - performance.now())).unref()
  }

  async function send(): Promise<void> {
    const now = journal.now()
    let bytes = 0
    for (const [point, behind] of readers.byPoint(now)) {
      const text = await messageOf(inbox, journal, point, now)
      bytes = Math.max(bytes, text.length)
      for (const reader of behind) reader.write(text, now)
    }
    earliestMs = performance.now() + Math.max(everyMs, bytes / bytesPerMs)
    timer = undefined
    if (readers.areBehind(journal.now())) schedule()
  }

  return {
    connect(response, lastEventId) {
      readers.add(response, lastEventId === undefined ? journal.now() : journal.pointOf(lastEventId))
      if (readers.areBehind(journal.now())) schedule()
    },
    close() {
      clearInterval(heartbeat)
      clearTimeout(timer)
      readers.end()
    },
  }
}

async function messageOf(inbox: Inbox, journal: ChangeJournal, point: number, now: number): Promise<string> {
  const { traceIds, isCleared, isUnknown } = journal.since(point)
  const news: News = isUnknown ? { changed: [], reload: true } : { changed: await inbox.summaries(traceIds) }
  if (isCleared) news.cleared = true
  return `event: traces\nid: ${journal.idOf(now)}\ndata: ${JSON.stringify(news)}\n\n`
}
