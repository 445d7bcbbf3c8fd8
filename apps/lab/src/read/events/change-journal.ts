import { randomBytes } from 'node:crypto'
import type { Change } from '../../inbox/changes.ts'

/** What changed since some point: these traces, or everything, in which case the list is to be read afresh. */
type Since = { traceIds: string[]; isCleared: boolean; isUnknown: boolean }

const maxTraces = 10_000

/** Remembers of each trace when it changed last, so that whoever was away can be told what it missed. Points are numbers that grow with each change. */
export function createChangeJournal() {
  /** By the last change, oldest first. */
  const changes = new Map<string, number>()
  // Ids of another run of the lab must not look like ours.
  const run = randomBytes(6).toString('hex')
  let now = 0
  let clearedAt = 0
  let forgottenUpTo = 0

  function forgetOldest(): void {
    const [oldest] = changes
    if (!oldest) return
    changes.delete(oldest[0])
    forgottenUpTo = oldest[1]
  }

  return {
    add(change: Exclude<Change, { type: 'indexed' }>): void {
      now += 1
      if (change.type === 'cleared') {
        changes.clear()
        clearedAt = now
        return
      }
      changes.delete(change.traceId)
      changes.set(change.traceId, now)
      if (changes.size > maxTraces) forgetOldest()
    },
    now: () => now,
    since(point: number): Since {
      if (point < 0) return { traceIds: [], isCleared: false, isUnknown: true }
      const isCleared = point < clearedAt
      const from = Math.max(point, clearedAt)
      const traceIds = [...changes].filter(([, at]) => at > from).map(([traceId]) => traceId)
      return { traceIds, isCleared, isUnknown: from < forgottenUpTo }
    },
    /** A point as the id of a message. */
    idOf: (point: number): string => `${run}-${point}`,
    /** The point of a message of this run; negative for any other id. */
    pointOf(id: string): number {
      const point = id.startsWith(`${run}-`) ? Number(id.slice(run.length + 1)) : Number.NaN
      return point <= now ? point : Number.NEGATIVE_INFINITY
    },
  }
}

export type ChangeJournal = ReturnType<typeof createChangeJournal>
