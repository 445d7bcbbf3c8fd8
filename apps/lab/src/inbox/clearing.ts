import type { ProblemLog } from '../problems/problem-log.ts'
import type { Changes } from './changes.ts'
import type { IndexQueue } from './index-queue.ts'
import type { Item } from './item.ts'
import type { Held, TraceStore } from './store/trace-store.ts'
import { type Undo, undoAll } from './undo.ts'
import type { UntracedBodies } from './untraced-bodies.ts'

/** A clear that can be undone: how many traces it took, and until when; Unix milliseconds. */
export type Cleared = { traces: number; untilMs: number }

type LastClear = Undo & Cleared & { traceIds: string[]; items: Item[]; size: Size; timer: NodeJS.Timeout }
type Size = Pick<Held, 'records' | 'bytes' | 'replayBytes'>

type ClearingDeps = {
  store: TraceStore
  problems: ProblemLog
  untraced: UntracedBodies
  queue: IndexQueue
  changes: Changes
  /** How long a clear can be undone. */
  undoMs: number
  /** A clear can no longer be undone. */
  onForgotten(): void
}

export type Clearing = ReturnType<typeof createClearing>

/**
 * Clears, and keeps what was cleared for a while, but only as long as the budget is not needed for what comes in. Both clearing and undoing
 * wait for their turn among the bodies, so that each was accepted either before or after.
 */
export function createClearing({ queue, changes, ...deps }: ClearingDeps) {
  const lastClear = createLastClear(deps)

  function clearNow(): void {
    lastClear.make()
    changes.cleared()
    for (const { traceId } of deps.store.traces()) changes.changed(traceId)
  }

  function undoNow(): number | null {
    const traceIds = lastClear.undo()
    traceIds?.forEach(changes.changed)
    return traceIds?.length ?? null
  }

  return {
    clear: (): Promise<void> => queue.run(clearNow),
    clearNow,
    undoNow,
    /** Resolves with how many traces are back; null when there is nothing to bring back. */
    async undoClear(): Promise<number | null> {
      let count: number | null = null
      await queue.run(() => {
        count = undoNow()
      })
      return count
    },
    cleared: lastClear.read,
    /** The bodies that undoing would bring back. */
    items: lastClear.items,
    /** To be asked after each body: together, what is here and what was cleared stay within the budget. */
    makeRoom: lastClear.makeRoom,
  }
}

function createLastClear({ store, problems, untraced, undoMs, onForgotten }: Omit<ClearingDeps, 'queue' | 'changes'>) {
  let last: LastClear | null = null

  function takeBack(): void {
    clearTimeout(last?.timer)
    last = null
  }

  function forget(): void {
    if (last) onForgotten()
    takeBack()
  }

  return {
    make(): void {
      const before = store.held()
      const items = [...store.heldItems(), ...untraced.list(Number.POSITIVE_INFINITY)]
      const bodies = untraced.clear()
      const { traceIds, undo } = store.clear()
      const undos = undoAll(bodies, { undo }, problems.clear())
      // A second click on an empty list must not lose what the first one cleared.
      if (last && traceIds.length === 0) return
      forget()
      const size = difference(before, store.held())
      const timer = setTimeout(forget, undoMs).unref()
      last = { ...undos, traceIds, items, traces: traceIds.length, untilMs: Date.now() + undoMs, size, timer }
    },
    undo(): string[] | null {
      if (!last) return null
      const { traceIds, undo } = last
      takeBack()
      undo()
      return traceIds
    },
    makeRoom(): void {
      if (last && isOver(store.held(), last.size)) forget()
    },
    items: (): Item[] => last?.items ?? [],
    read: (): Cleared | null => last && { traces: last.traces, untilMs: last.untilMs },
  }
}

function difference(before: Size, after: Size): Size {
  return {
    records: before.records - after.records,
    bytes: before.bytes - after.bytes,
    replayBytes: before.replayBytes - after.replayBytes,
  }
}

function isOver({ budget, maxReplayBytes, ...held }: Held, cleared: Size): boolean {
  return (
    held.records + cleared.records > budget.records ||
    held.bytes + cleared.bytes > budget.bytes ||
    held.replayBytes + cleared.replayBytes > maxReplayBytes
  )
}
