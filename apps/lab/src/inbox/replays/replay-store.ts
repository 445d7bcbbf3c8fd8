import type { ReplaySegment } from '@checkout/trace-model'
import type { Item } from '../item.ts'
import type { Undo } from '../undo.ts'
import { bytesOf, type More, mergeInto, newReplay, type StoredReplay } from './stored-replay.ts'

export type ReplayStore = ReturnType<typeof createReplayStore>

const maxReplays = 1_000

type ReplayStoreOptions = { maxBytes: number; isPinned(traceId: string): boolean }

/** Keeps replays beside the traces, joined by ids and never by time. Beyond `maxBytes` of bodies the one that came first goes, whole, unless it names a pinned trace. */
export function createReplayStore({ maxBytes, isPinned }: ReplayStoreOptions) {
  const replays = new Map<string, StoredReplay>()
  let bytes = 0
  const isNamingPinned = ({ traceIds }: StoredReplay) => [...traceIds].some(isPinned)

  function replayOf(replayId: string): StoredReplay {
    const known = replays.get(replayId)
    if (known) return known
    const fresh = newReplay(replayId)
    replays.set(replayId, fresh)
    return fresh
  }

  function makeRoom(): void {
    for (const replay of replays.values()) {
      if (replays.size === 1 || (replays.size <= maxReplays && bytes <= maxBytes)) return
      if (isNamingPinned(replay)) continue
      replays.delete(replay.replayId)
      bytes -= bytesOf(replay)
    }
  }

  function merge(replayId: string, more: More): void {
    bytes += mergeInto(replayOf(replayId), more)
  }

  return {
    add(item: Item, segment: ReplaySegment): void {
      merge(segment.replayId, { ...segment, segments: [[segment.segmentId, item]] })
      makeRoom()
    },
    get: (replayId: string): StoredReplay | null => replays.get(replayId) ?? null,
    /** Replays that name the trace, and those the trace's own records name. */
    of: (traceId: string, replayIds: ReadonlySet<string>): StoredReplay[] =>
      [...replays.values()].filter((replay) => replay.traceIds.has(traceId) || replayIds.has(replay.replayId)),
    all: () => [...replays.values()],
    bytes: () => bytes,
    /** Lets go of every replay that names no pinned trace. */
    clear(): Undo {
      const gone = [...replays.values()].filter((replay) => !isNamingPinned(replay))
      for (const replay of gone) {
        replays.delete(replay.replayId)
        bytes -= bytesOf(replay)
      }
      return {
        undo() {
          for (const replay of gone) merge(replay.replayId, replay)
        },
      }
    },
  }
}
