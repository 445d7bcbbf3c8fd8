import type { Shape } from './protobuf-shapes.ts'

/** A place in a protobuf message. What is read from it may turn out not to make sense: then the decoder has to say why. */
export type Place = { bytes: Uint8Array; at: number }

const maxDepth = 40

/** Walks a message to its end without keeping anything of it. False where the decoder would find damage. */
export function walkMessage(place: Place, end: number, shape: Shape, depth = 0): boolean {
  while (place.at < end) {
    const tag = readVarint(place)
    if (!walkField(place, end, tag, shape, depth)) return false
  }
  return place.at === end
}

/** Walks the value of one field whose tag was read. */
export function walkField(place: Place, end: number, tag: number, shape: Shape, depth = 0): boolean {
  const inner = tag < 128 ? shape[tag] : undefined
  if (inner === undefined) return skipField(place, end, tag)
  const innerEnd = readEnd(place, end)
  return innerEnd !== -1 && depth < maxDepth && walkMessage(place, innerEnd, inner, depth + 1)
}

/** Reads the length of a message or of bytes and returns where they end; -1 when that is behind `end`. */
export function readEnd(place: Place, end: number): number {
  const length = readVarint(place)
  return length === -1 || place.at + length > end ? -1 : place.at + length
}

/** Reads a varint of at most four bytes, which is enough for tags and lengths; else -1. */
export function readVarint(place: Place): number {
  const { bytes } = place
  let value = 0
  for (let shift = 0; shift < 28; shift += 7) {
    const byte = bytes[place.at] ?? 255
    place.at += 1
    value |= (byte & 127) << shift
    if (byte < 128) return value
  }
  return -1
}

function skipField(place: Place, end: number, tag: number): boolean {
  const wireType = tag & 7
  if (tag === -1) return false
  if (wireType === 0) return skipVarint(place, end)
  if (wireType === 1) place.at += 8
  else if (wireType === 5) place.at += 4
  else if (wireType === 2) place.at = readEnd(place, end)
  else return false
  return place.at !== -1 && place.at <= end
}

function skipVarint(place: Place, end: number): boolean {
  const last = Math.min(end, place.at + 10)
  while (place.at < last) {
    if ((place.bytes[place.at++] as number) < 128) return true
  }
  return false
}
