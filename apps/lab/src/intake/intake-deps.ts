import type { Faults } from '../faults/fault.ts'
import type { Inbox } from '../inbox/inbox.ts'
import type { Received } from '../inbox/item.ts'

export type IntakeDeps = {
  inbox: Inbox
  faults: Faults
  /** Takes only what is sent to a known project with its key. */
  isStrict: boolean
  /** Also sends on what is received. */
  passOn?: ((received: Received) => void) | undefined
}

/** Keeps a body, unless it holds nothing, and passes it on where that is asked for; resolves when it may be answered. */
export async function take({ inbox, passOn }: Pick<IntakeDeps, 'inbox' | 'passOn'>, received: Received): Promise<void> {
  // A health check asks in this way whether posts are taken; it waits as others do, and nothing of it is kept.
  if (holdsNothing(received)) return void (await inbox.read())
  await inbox.accept(received)
  passOn?.(received)
}

const newline = 10

/** No bytes at all, or only the header of an envelope. */
function holdsNothing({ kind, body }: Received): boolean {
  if (kind !== 'envelope') return body.length === 0
  const headerEnd = body.indexOf(newline)
  return headerEnd === -1 || headerEnd === body.length - 1
}
