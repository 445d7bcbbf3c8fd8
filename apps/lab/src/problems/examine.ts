import type { Inbox } from '../inbox/inbox.ts'
import type { Item } from '../inbox/item.ts'
import { createSlices, inTurns } from '../inbox/slices.ts'
import { bugProblem, damageProblem, findingProblem } from './new-problems.ts'
import { replayDamages } from './replay-damages.ts'

/** Of what came since the last time only so much is looked into, the newest: about two seconds of work. */
const maxBodies = 1_000
const maxBytes = 32 * 1024 * 1024

/**
 * Looks into the bodies that nobody has looked into yet for what Sentry would drop or change, and lists it. Done when the list is asked for:
 * done for every body as it comes it would cost more than the intake itself.
 */
export function createExaminer(inbox: Inbox): { examine(): Promise<void> } {
  let lastSeq = -1
  let turn: Promise<void> = Promise.resolve()

  async function examineNew(): Promise<void> {
    const store = await inbox.read()
    // The body of a replay may be held twice.
    const items = new Set([...store.heldItems(), ...inbox.untraced(maxBodies)])
    const fresh = [...items].filter(({ seq }) => seq > lastSeq).sort((a, b) => a.seq - b.seq)
    lastSeq = fresh.at(-1)?.seq ?? lastSeq
    const newest = newestOf(fresh)
    if (newest.length < fresh.length)
      inbox.problems.noteOverload({ timeMs: Date.now(), came: fresh.length, examined: newest.length })
    await examineAll(inbox, newest)
  }

  return {
    /** One at a time; whoever asks meanwhile waits for the same bodies. */
    examine() {
      turn = turn.then(examineNew)
      return turn
    },
  }
}

function newestOf(items: readonly Item[]): Item[] {
  const newest: Item[] = []
  let bytes = 0
  for (const item of items.slice(-maxBodies).reverse()) {
    bytes += item.body.length
    if (bytes > maxBytes) break
    newest.push(item)
  }
  return newest.reverse()
}

async function examineAll(inbox: Inbox, items: readonly Item[]): Promise<void> {
  if (items.length === 0) return
  // Sentry's conventions are half a megabyte of names, which a lab that nobody asks for them need not load.
  const { findingsIn } = await import('@checkout/trace-model/relay')
  const slices = createSlices()
  for (const item of items) {
    try {
      const findings = await inTurns(findingsIn(item.kind, item.body, item.receivedAtMs), slices)
      for (const finding of findings) inbox.problems.add(findingProblem(item, finding))
      for (const damage of await replayDamages(item)) inbox.problems.add(damageProblem(item, damage))
    } catch (error) {
      // A mistake of ours: the list of all other problems is to be had nevertheless.
      console.error(error)
      inbox.problems.add(bugProblem(item, error))
    }
  }
}
