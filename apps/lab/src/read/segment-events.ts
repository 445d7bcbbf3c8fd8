import { DecodeError } from '@checkout/trace-model'
import { parseEvents, recordingBytes } from '@checkout/trace-model/replay'
import { inflate } from '../intake/inflate.ts'
import { RefusalError } from '../intake/refusal.ts'

/** As much as Sentry takes of one recording. */
const maxRecordingBytes = 100 * 1024 * 1024

/** The events of a segment, or why there are none. */
export type SegmentEvents = {
  events: ReturnType<typeof parseEvents>
  message: string | null
  /** It may well be whole. */
  isTooLarge?: boolean
}

/** Inflates and parses the recording of a segment, up to `maxBytes` of it; `null` stands for one that came without. */
export async function segmentEvents(
  recording: Uint8Array | null,
  maxBytes: number = maxRecordingBytes,
): Promise<SegmentEvents> {
  if (!recording) return { events: [], message: 'the segment came without a recording' }
  const { bytes, isDeflated } = recordingBytes(recording)
  try {
    const plain = isDeflated ? await inflate(Buffer.from(bytes), 'deflate', maxBytes) : bytes
    return { events: parseEvents(plain), message: null }
  } catch (error) {
    if (!(error instanceof DecodeError || error instanceof RefusalError)) throw error
    const isTooLarge = error instanceof RefusalError && error.statusCode === 413
    return { events: [], message: error.message, isTooLarge }
  }
}
