import type { Journal } from '../journal/journal.ts'
import type { Clearing } from './clearing.ts'
import type { TraceStore } from './store/trace-store.ts'

type LastingDeps = {
  store: TraceStore
  clearing: Clearing
  journal: Journal | undefined
  settled(): Promise<void>
  /** The number of the body that was accepted last. */
  lastSeq(): number
  isLoading(): boolean
}

/** What changes the lab and has to outlive it. Each is done when it can no longer be lost. */
export function createLasting({ store, clearing, journal, settled, lastSeq, isLoading }: LastingDeps) {
  return {
    async pin(traceId: string, isPinned: boolean): Promise<boolean> {
      await settled()
      const isHere = store.pin(traceId, isPinned)
      if (isHere) await journal?.pin(traceId, isPinned)
      return isHere
    },
    async clear(): Promise<void> {
      if (isLoading()) await settled()
      const written = journal?.cleared(lastSeq(), store.pinnedIds())
      await clearing.clear()
      await written
    },
    async undoClear(): Promise<number | null> {
      await settled()
      const restored = await clearing.undoClear()
      if (restored !== null) await journal?.undone()
      return restored
    },
  }
}
