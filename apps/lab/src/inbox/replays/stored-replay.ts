import type { Replay } from '@checkout/trace-model/model'
import { type Item, outOfSlab } from '../item.ts'

/** A replay as it is kept: the first body of each segment, and what the segments name. */
export type StoredReplay = {
  replayId: string
  segments: Map<number, Item>
  startTimeMs: number | null
  traceIds: Set<string>
  errorIds: Set<string>
  urls: Set<string>
}

export function newReplay(replayId: string): StoredReplay {
  return {
    replayId,
    segments: new Map(),
    startTimeMs: null,
    traceIds: new Set(),
    errorIds: new Set(),
    urls: new Set(),
  }
}

/** What is known of a replay besides what is kept of it. */
export type More = {
  segments: Iterable<[number, Item]>
  startTimeMs: number | null
  traceIds: Iterable<string>
  errorIds: Iterable<string>
  urls: Iterable<string>
}

/** Adds it to what is kept, of each segment the first body; returns how many bytes more that are. */
export function mergeInto(replay: StoredReplay, more: More): number {
  replay.startTimeMs ??= more.startTimeMs
  for (const traceId of more.traceIds) replay.traceIds.add(traceId)
  for (const errorId of more.errorIds) replay.errorIds.add(errorId)
  for (const url of more.urls) replay.urls.add(url)
  let bytes = 0
  for (const [segmentId, item] of more.segments) {
    if (replay.segments.has(segmentId)) continue
    replay.segments.set(segmentId, outOfSlab(item))
    bytes += item.body.length
  }
  return bytes
}

/** As the detail of a trace lists it. */
export function replayListed({ replayId, segments, startTimeMs }: StoredReplay): Replay {
  return { replayId, segments: segments.size, startTimeMs }
}

export function bytesOf({ segments }: StoredReplay): number {
  return [...segments.values()].reduce((sum, { body }) => sum + body.length, 0)
}
