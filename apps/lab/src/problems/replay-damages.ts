import { type Damage, DecodeError } from '@checkout/trace-model'
import { type RecordedSegment, recordedSegments } from '@checkout/trace-model/replay'
import type { Item } from '../inbox/item.ts'
import { segmentEvents } from '../read/segment-events.ts'

/** Parsing more would hold up requests; whether such a recording is whole is told when the replay is looked at. */
const maxBytes = 1024 * 1024

/** The recordings in a body that cannot be played. */
export async function replayDamages({ kind, body }: Item): Promise<Damage[]> {
  if (kind !== 'envelope') return []
  const damages: Damage[] = []
  for (const { recording } of segmentsIn(body)) {
    if (!recording || recording.length > maxBytes) continue
    const { message, isTooLarge } = await segmentEvents(recording, maxBytes)
    if (message !== null && !isTooLarge)
      damages.push({ type: 'damaged', item: 'replay_recording', code: 'wrong_shape', message })
  }
  return damages
}

/** A replay that cannot be read is told of when its envelope is decoded. */
function segmentsIn(body: Uint8Array): RecordedSegment[] {
  try {
    return recordedSegments(body)
  } catch (error) {
    if (error instanceof DecodeError) return []
    throw error
  }
}
