import type { ReplaySegment } from '@checkout/trace-model'
import type { Replay } from '@checkout/trace-model/model'
import { type Item, outOfSlab } from './item.ts'

/** A replay as it is kept: the first body of each segment, and what the segments name. */
export type StoredReplay = {
  replayId: string
  segments: Map<number, Item>
  startTimeMs: number | null
  traceIds: Set<string>
  errorIds: Set<string>
  urls: Set<string>
}

export type ReplayStore = ReturnType<typeof createReplayStore>

const maxReplays = 1_000

type ReplayStoreOptions = { maxBytes: number; isPinned(traceId: string): boolean }

/** Keeps replays beside the traces, joined by ids and never by time. Beyond `maxBytes` of bodies the one that came first goes, whole, unless it names a pinned trace. */
export function createReplayStore({ maxBytes, isPinned }: ReplayStoreOptions) {
  const replays = new Map<string, StoredReplay>()
  let bytes = 0

  function replayOf(replayId: string): StoredReplay {
    const known = replays.get(replayId)
    if (known) return known
    const named = { traceIds: new Set<string>(), errorIds: new Set<string>(), urls: new Set<string>() }
    const fresh: StoredReplay = { replayId, segments: new Map(), startTimeMs: null, ...named }
    replays.set(replayId, fresh)
    return fresh
  }

  function makeRoom(): void {
    for (const replay of replays.values()) {
      if (replays.size === 1 || (replays.size <= maxReplays && bytes <= maxBytes)) return
      if ([...replay.traceIds].some(isPinned)) continue
      replays.delete(replay.replayId)
      bytes -= bytesOf(replay)
    }
  }

  return {
    add(item: Item, segment: ReplaySegment): void {
      const replay = replayOf(segment.replayId)
      if (!replay.segments.has(segment.segmentId)) {
        replay.segments.set(segment.segmentId, outOfSlab(item))
        bytes += item.body.length
      }
      replay.startTimeMs = segment.startTimeMs ?? replay.startTimeMs
      for (const traceId of segment.traceIds) replay.traceIds.add(traceId)
      for (const errorId of segment.errorIds) replay.errorIds.add(errorId)
      for (const url of segment.urls) replay.urls.add(url)
      makeRoom()
    },
    get: (replayId: string): StoredReplay | null => replays.get(replayId) ?? null,
    /** Replays that name the trace, and those the trace's own records name. */
    of: (traceId: string, replayIds: ReadonlySet<string>): StoredReplay[] =>
      [...replays.values()].filter((replay) => replay.traceIds.has(traceId) || replayIds.has(replay.replayId)),
    held: () => ({ replays: replays.size, replayBytes: bytes }),
    clear(): void {
      replays.clear()
      bytes = 0
    },
  }
}

/** As the detail of a trace lists it. */
export function replayListed({ replayId, segments, startTimeMs }: StoredReplay): Replay {
  return { replayId, segments: segments.size, startTimeMs }
}

function bytesOf({ segments }: StoredReplay): number {
  return [...segments.values()].reduce((sum, { body }) => sum + body.length, 0)
}
