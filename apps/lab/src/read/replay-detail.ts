import { emptyRecording, inOrder, type ReplayDetail, recordedSegments, takeApart } from '@checkout/trace-model/replay'
import type { Item } from '../inbox/item.ts'
import type { StoredReplay } from '../inbox/replays/stored-replay.ts'
import { type SegmentEvents, segmentEvents } from './segment-events.ts'

/** A replay's segments, inflated one after the other and taken apart; a broken one spoils only itself. */
export async function replayDetail(replay: StoredReplay): Promise<ReplayDetail> {
  const recording = emptyRecording()
  const segments: ReplayDetail['segments'] = []
  const damagedSegments: ReplayDetail['damagedSegments'] = []
  for (const [segmentId, item] of [...replay.segments].sort(([a], [b]) => a - b)) {
    const { events, message } = await eventsOf(replay.replayId, segmentId, item)
    takeApart(events, recording)
    segments.push({ segmentId, receivedAtMs: item.receivedAtMs, eventCount: events.length })
    if (message !== null) damagedSegments.push({ segmentId, message })
  }
  const inTime = inOrder(recording)
  const { replayId, startTimeMs, traceIds, errorIds, urls } = replay
  return {
    replayId,
    startTimeMs: startTimeMs ?? inTime.events[0]?.timestamp ?? null,
    endTimeMs: inTime.events.at(-1)?.timestamp ?? null,
    traceIds: [...traceIds],
    errorIds: [...errorIds],
    urls: [...urls],
    segments,
    missingSegments: missingBelow(segments.at(-1)?.segmentId ?? 0, replay.segments),
    damagedSegments,
    ...inTime,
  }
}

async function eventsOf(replayId: string, segmentId: number, { body }: Item): Promise<SegmentEvents> {
  const segment = recordedSegments(body).find((each) => each.replayId === replayId && each.segmentId === segmentId)
  return segmentEvents(segment?.recording ?? null)
}

/** A segment's number is whatever was sent, so the list is bounded. */
function missingBelow(last: number, segments: ReadonlyMap<number, Item>): number[] {
  const expected = Array.from({ length: Math.min(Math.max(0, Math.trunc(last)), 10_000) }, (_, segmentId) => segmentId)
  return expected.filter((segmentId) => !segments.has(segmentId))
}
