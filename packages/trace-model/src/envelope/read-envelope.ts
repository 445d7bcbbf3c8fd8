import { DecodeError } from '../decoded.ts'
import { fieldOf, type JsonObject, numberIn, parseObject, textIn } from '../json.ts'

export type EnvelopeItem = { type: string; header: JsonObject; payload: Uint8Array }
export type Envelope = { header: JsonObject; items: EnvelopeItem[]; damages: DecodeError[] }

const newline = 10

/**
 * Splits a Sentry envelope into its items without looking into them. Throws a `DecodeError` when the first line is not an envelope header;
 * an item whose header or length is wrong becomes a damage and the next item is read all the same.
 * Format: https://develop.sentry.dev/sdk/foundations/transport/envelopes/
 */
export function readEnvelope(bytes: Uint8Array): Envelope {
  const headerEnd = lineEnd(bytes, 0)
  const envelope: Envelope = { header: parseObject(bytes.subarray(0, headerEnd)), items: [], damages: [] }
  let at = headerEnd + 1
  while (at < bytes.length) {
    const end = lineEnd(bytes, at)
    at = end === at ? at + 1 : readItem(envelope, bytes, at, end)
  }
  return envelope
}

/** Reads the item whose header is `bytes[at..headerEnd]`; returns where the next one starts. */
function readItem(envelope: Envelope, bytes: Uint8Array, at: number, headerEnd: number): number {
  const start = Math.min(headerEnd + 1, bytes.length)
  const header = itemHeader(bytes.subarray(at, headerEnd))
  if (header instanceof DecodeError) {
    envelope.damages.push(header)
    return lineEnd(bytes, start) + 1
  }
  const end = payloadEnd(envelope, header, bytes, start)
  envelope.items.push({ type: textIn(header, 'type') ?? '', header, payload: bytes.subarray(start, end) })
  return end + 1
}

function itemHeader(line: Uint8Array): JsonObject | DecodeError {
  try {
    const header = parseObject(line)
    if (textIn(header, 'type') !== null) return header
    return new DecodeError('wrong_item_header', 'an item header has no type')
  } catch (error) {
    if (error instanceof DecodeError) return new DecodeError('wrong_item_header', `an item header: ${error.message}`)
    throw error
  }
}

/** A length that does not end at a line's end or at the body's is wrong (some SDKs count characters); the payload is then the line. */
function payloadEnd(envelope: Envelope, header: JsonObject, bytes: Uint8Array, start: number): number {
  if (fieldOf(header, 'length') === undefined) return lineEnd(bytes, start)
  const length = numberIn(header, 'length') ?? -1
  const end = start + length
  if (Number.isInteger(length) && length >= 0 && (end === bytes.length || bytes[end] === newline)) return end
  envelope.damages.push(
    new DecodeError('wrong_item_length', `item ${textIn(header, 'type')} says it has ${length} bytes and has not`),
  )
  return lineEnd(bytes, start)
}

function lineEnd(bytes: Uint8Array, from: number): number {
  const end = bytes.indexOf(newline, from)
  return end === -1 ? bytes.length : end
}
