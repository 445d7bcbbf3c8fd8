import type { ReplaySegment } from '@checkout/trace-model'
import type { Replay } from '@checkout/trace-model/model'

type StoredReplay = { segments: Set<number>; startTimeMs: number | null; traceIds: Set<string> }

export type ReplayStore = ReturnType<typeof createReplayStore>

const maxReplays = 1_000

/** Counts the segments of each replay and knows which traces it was recorded beside, joined by ids and never by time. */
export function createReplayStore() {
  const replays = new Map<string, StoredReplay>()

  function startOf(replayId: string): StoredReplay {
    const known = replays.get(replayId)
    if (known) return known
    const fresh: StoredReplay = { segments: new Set(), startTimeMs: null, traceIds: new Set() }
    replays.set(replayId, fresh)
    const [oldest] = replays.keys()
    if (replays.size > maxReplays && oldest !== undefined) replays.delete(oldest)
    return fresh
  }

  return {
    add(segment: ReplaySegment): void {
      const replay = startOf(segment.replayId)
      replay.segments.add(segment.segmentId)
      replay.startTimeMs = segment.startTimeMs ?? replay.startTimeMs
      for (const traceId of segment.traceIds) replay.traceIds.add(traceId)
    },
    /** Replays that name the trace, and those the trace's own spans name. */
    of(traceId: string, replayIds: ReadonlySet<string>): Replay[] {
      return [...replays]
        .filter(([replayId, replay]) => replay.traceIds.has(traceId) || replayIds.has(replayId))
        .map(([replayId, { segments, startTimeMs }]) => ({ replayId, segments: segments.size, startTimeMs }))
    },
    clear: () => replays.clear(),
  }
}
