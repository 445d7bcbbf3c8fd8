import type { Decoded } from '../decoded.ts'
import { traceIdOf } from '../ids.ts'
import { fieldOf, type JsonObject, numberIn, textIn } from '../json.ts'
import { timeMsIn } from './times.ts'

/** A `replay_event`: one segment, with the traces that were seen while it was recorded. */
export function decodeReplayEvent(item: JsonObject): Decoded {
  const replayId = textIn(item, 'replay_id') ?? textIn(item, 'event_id')
  if (!replayId) return { type: 'damaged', item: 'replay_event', code: 'wrong_shape', message: 'a replay has no id' }
  const traceIds = fieldOf(item, 'trace_ids')
  return {
    type: 'replay',
    replay: {
      replayId: replayId.replaceAll('-', ''),
      segmentId: numberIn(item, 'segment_id') ?? 0,
      startTimeMs: timeMsIn(item, 'replay_start_timestamp') || null,
      traceIds: Array.isArray(traceIds) ? traceIds.map(traceIdOf).filter((id) => id !== null) : [],
    },
  }
}
