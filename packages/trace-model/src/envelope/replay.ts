import type { Decoded, ReplaySegment } from '../decoded.ts'
import { traceIdOf } from '../ids.ts'
import { fieldOf, type Json, type JsonObject, numberIn, parseObject } from '../json.ts'
import { readEnvelope } from './read-envelope.ts'
import { timeMsIn } from './times.ts'

/** A `replay_event`: one segment, with the traces that were seen while it was recorded. */
export function decodeReplayEvent(item: JsonObject): Decoded {
  const replay = replaySegmentOf(item)
  if (replay) return { type: 'replay', replay }
  return { type: 'damaged', item: 'replay_event', code: 'wrong_shape', message: 'a replay has no id' }
}

function replaySegmentOf(item: JsonObject): ReplaySegment | null {
  // In the form of a trace id: 32 hex digits, with or without dashes.
  const replayId = traceIdOf(fieldOf(item, 'replay_id') ?? fieldOf(item, 'event_id'))
  if (!replayId) return null
  return {
    replayId,
    segmentId: numberIn(item, 'segment_id') ?? 0,
    startTimeMs: timeMsIn(item, 'replay_start_timestamp') || null,
    traceIds: listIn(item, 'trace_ids')
      .map(traceIdOf)
      .filter((id) => id !== null),
    errorIds: textsIn(item, 'error_ids').map((id) => id.replaceAll('-', '')),
    urls: textsIn(item, 'urls'),
  }
}

/** A segment with its recording as it came; null when the envelope has none beside it. */
export type RecordedSegment = ReplaySegment & { recording: Uint8Array | null }

/** The segments in an envelope that a decoder found replays in. The recording is the item behind the `replay_event`. */
export function recordedSegments(envelope: Uint8Array): RecordedSegment[] {
  const { items } = readEnvelope(envelope)
  return items.flatMap(({ type, payload }, at) => {
    const segment = type === 'replay_event' ? replaySegmentOf(parseObject(payload)) : null
    const next = items[at + 1]
    return segment ? [{ ...segment, recording: next?.type === 'replay_recording' ? next.payload : null }] : []
  })
}

function listIn(parent: JsonObject, key: string): Json[] {
  const value = fieldOf(parent, key)
  return Array.isArray(value) ? value : []
}

function textsIn(parent: JsonObject, key: string): string[] {
  return listIn(parent, key).filter((value) => typeof value === 'string')
}
