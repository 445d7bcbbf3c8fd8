import type { Env } from '../env.ts'
import { createInbox, type Inbox } from '../inbox/inbox.ts'
import { journalProblem } from '../problems/new-problems.ts'
import { openJournal } from './open-journal.ts'

const largestSegment = 32 * 1024 * 1024
const smallestSegment = 64 * 1024
/** So many segments hold about as much as memory may. */
const segmentsInBudget = 8

type OpenedInbox = {
  inbox: Inbox
  /** Reads what an earlier lab kept; whoever sends or reads meanwhile waits. */
  load(): Promise<void>
  /** Resolves when everything is on disk. */
  close(): Promise<void>
}

/** An inbox that keeps its data in `LAB_DATA`, where that is given. Throws a `JournalError` when nothing can be kept there. */
export async function openInbox(env: Env): Promise<OpenedInbox> {
  const budget = { records: env.LAB_SPAN_BUDGET, bytes: env.LAB_BYTE_BUDGET }
  const { LAB_DATA: dir } = env
  if (dir === undefined) return { inbox: createInbox({ budget }), load: async () => {}, close: async () => {} }

  const segmentBytes = Math.min(largestSegment, Math.max(smallestSegment, budget.bytes / segmentsInBudget))
  const { journal, kept } = await openJournal(dir, { segmentBytes, onTorn, onFailure })
  const inbox: Inbox = createInbox({ budget, journal })

  function onFailure(message: string | null): void {
    if (message === null) {
      console.log(`lab: ${dir} can be written again and has everything`)
      return
    }
    const sentence = `Nothing can be written to ${dir} (${message}): what arrives is kept in memory, and written as soon as that is possible.`
    inbox.problems.add(journalProblem(sentence))
    console.error(`lab: ${sentence}`)
  }

  async function load(): Promise<void> {
    const startedAt = performance.now()
    await inbox.load(kept)
    if (kept.bytes === 0) {
      console.log(`lab: keeps what it receives in ${dir}`)
      return
    }
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1)
    console.log(`lab: ${inbox.now().tally().traces} traces were kept in ${dir}, read in ${seconds} s`)
    return journal.cleanUp()
  }
  return { inbox, load, close: journal.close }
}

function onTorn(path: string, bytes: number): void {
  console.error(`lab: ${path} ended in ${bytes} bytes of a record that was not written whole: they were cut off`)
}
