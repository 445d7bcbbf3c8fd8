import type { ServerResponse } from 'node:http'
import type { Inbox } from '../inbox/inbox.ts'
import type { Item } from '../inbox/item.ts'
import { seqOf, spotlightMessage } from './message.ts'

type SpotlightStream = {
  connect(response: ServerResponse, lastEventId: string | undefined): Promise<void>
  close(): void
}

/** As many as Spotlight keeps. */
const maxPast = 500
const maxBacklogBytes = 16 * 1024 * 1024
const head = { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }

/** Tells Spotlight's clients of every envelope: of those that are here when they come, and of each that arrives. */
export function createSpotlightStream(inbox: Inbox): SpotlightStream {
  const readers = new Set<ServerResponse>()
  inbox.subscribe((change) => {
    if (readers.size === 0 || change.type !== 'indexed' || change.item.kind !== 'envelope') return
    const message = spotlightMessage(change.item)
    for (const reader of readers) {
      if (reader.writableLength > maxBacklogBytes) reader.destroy()
      else reader.write(message)
    }
  })
  return {
    async connect(response, lastEventId) {
      const past = await pastEnvelopes(inbox, seqOf(lastEventId))
      response.once('close', () => readers.delete(response))
      response.writeHead(200, head)
      response.write('retry: 1000\n\n')
      for (const item of past) response.write(spotlightMessage(item))
      readers.add(response)
    },
    close() {
      for (const reader of readers) reader.end()
      readers.clear()
    },
  }
}

/** The last envelopes after the body of that number, in order of arrival. */
async function pastEnvelopes(inbox: Inbox, after: number): Promise<Item[]> {
  const store = await inbox.read()
  // The body of a replay may be held twice.
  const items = new Set([...store.heldItems(), ...inbox.untraced(maxPast)])
  const due = [...items].filter(({ kind, seq }) => kind === 'envelope' && seq > after)
  return due.sort((a, b) => a.seq - b.seq).slice(-maxPast)
}
