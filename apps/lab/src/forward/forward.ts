import type { Received } from '../inbox/item.ts'
import { forwardProblem } from '../problems/new-problems.ts'
import type { ProblemLog } from '../problems/problem-log.ts'
import { type ForwardSettings, outgoingOf } from './destination.ts'
import { createForwardQueue, type ForwardState, type QueueOptions } from './queue.ts'
import { send } from './send.ts'

export type Forward = {
  /** Sends a body on, later; what cannot be sent becomes a problem. */
  passOn(received: Received): void
  state(): ForwardState
  /** Gives what is queued half a second, and returns how many bodies did not arrive. */
  close(): Promise<number>
}

/** What tests make smaller. */
export type ForwardOptions = Omit<Partial<QueueOptions>, 'send' | 'onDropped'>

const closingMs = 500

/** Sends on what is received, unchanged but for the DSN. */
export function createForward(settings: ForwardSettings, problems: ProblemLog, options: ForwardOptions = {}): Forward {
  const outgoing = outgoingOf(settings)
  const queue = createForwardQueue({
    send,
    onDropped: ({ url, received }, code, why) => problems.add(forwardProblem(problems, { code, why, url, received })),
    ...options,
  })
  return {
    passOn(received) {
      const entry = outgoing(received)
      if (entry) queue.push(entry)
    },
    state: queue.state,
    close: () => queue.close(closingMs),
  }
}
