import type { Inbox } from '../inbox/inbox.ts'
import type { Item } from '../inbox/item.ts'
import { createSlices } from '../inbox/slices.ts'
import { findingProblem } from './tell.ts'

/** Of bodies that came since the last time only so many are looked into, the newest; larger ones are left out, as they would hold up requests. */
const maxBodies = 1_000
const maxBodyBytes = 2 * 1024 * 1024

/**
 * Looks into the bodies that nobody has looked into yet for what Sentry would drop or change, and lists it. Done when the list is asked for:
 * done for every body as it comes it would cost more than the intake itself.
 */
export function createExaminer(inbox: Inbox): { examine(): Promise<void> } {
  let lastSeq = -1
  let turn: Promise<void> = Promise.resolve()

  async function examineNew(): Promise<void> {
    const store = await inbox.read()
    const items = [...store.heldItems(), ...inbox.untraced(maxBodies)]
    const fresh = items.filter(({ seq }) => seq > lastSeq).sort((a, b) => a.seq - b.seq)
    lastSeq = fresh.at(-1)?.seq ?? lastSeq
    await examineAll(inbox, fresh.filter(({ body }) => body.length <= maxBodyBytes).slice(-maxBodies))
  }

  return {
    /** One at a time; whoever asks meanwhile waits for the same bodies. */
    examine() {
      turn = turn.then(examineNew)
      return turn
    },
  }
}

async function examineAll(inbox: Inbox, items: readonly Item[]): Promise<void> {
  if (items.length === 0) return
  // Sentry's conventions are half a megabyte of names, which a lab that nobody asks for them need not load.
  const { findingsIn } = await import('@checkout/trace-model/relay')
  const slices = createSlices()
  for (const item of items) {
    const steps = findingsIn(item.kind, item.body, item.receivedAtMs)
    let step = steps.next()
    for (; !step.done; step = steps.next()) if (slices.isOver()) await slices.next()
    const head = Buffer.from(item.head).toString('latin1')
    for (const finding of step.value) inbox.problems.add(findingProblem(item, head, finding))
  }
}
