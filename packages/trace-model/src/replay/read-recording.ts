import { DecodeError } from '../decoded.ts'
import { boundedDepth, type Json, parseJson } from '../json.ts'

const newline = 10
/** The first byte of a zlib stream with the usual window. */
const zlib = 0x78
/** Each element of a page is two levels of a snapshot. */
const maxLevels = 1_000

/** What stands behind the first line of a `replay_recording`, and whether it is deflated. */
export function recordingBytes(payload: Uint8Array): { bytes: Uint8Array; isDeflated: boolean } {
  const bytes = payload.subarray(payload.indexOf(newline) + 1)
  return { bytes, isDeflated: bytes[0] === zlib }
}

/** The events of a recording that is not, or no longer, deflated. Throws a `DecodeError`. */
export function parseEvents(bytes: Uint8Array): Json[] {
  const parsed = boundedDepth(parseJson(bytes), maxLevels)
  if (Array.isArray(parsed)) return parsed
  throw new DecodeError('wrong_shape', 'a recording is a list of events')
}
