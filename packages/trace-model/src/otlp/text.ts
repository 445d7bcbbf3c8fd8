const utf8 = new TextDecoder()
const maxShared = 40
const slots = 2048

/** Attribute keys and many values come again and again; a text that was read lately is not made a second time. */
const lately: (string | undefined)[] = new Array(slots)

/** `bytes[start..end]` as text; bytes that are not UTF-8 become replacement characters. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > maxShared) return utf8.decode(bytes.subarray(start, end))
  let hash = end - start
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (bytes[at] as number)) | 0
  const slot = (hash ^ (hash >>> 15)) & (slots - 1)
  const known = lately[slot]
  if (known !== undefined && isSame(known, bytes, start, end)) return known
  const text = utf8.decode(bytes.subarray(start, end))
  lately[slot] = text
  return text
}

/** Only ASCII is ever found to be the same: other characters are not one byte. */
function isSame(text: string, bytes: Uint8Array, start: number, end: number): boolean {
  if (text.length !== end - start) return false
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number
    if (byte > 127 || text.charCodeAt(at - start) !== byte) return false
  }
  return true
}
