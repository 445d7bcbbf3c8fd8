import type { Json } from './json.ts'

const nil = /^0+$/
const hex = /^[0-9a-fA-F]+$/
const plainHex = /^(?!0+$)[0-9a-f]+$/

/** A trace id (16 bytes) as 32 lower-case hex digits from hex, with or without dashes, or base64; null when invalid or all zero. */
export function traceIdOf(value: Json | undefined): string | null {
  return idOf(value, 16)
}

/** A span id (8 bytes) as 16 lower-case hex digits from hex or base64; null when invalid or all zero. */
export function spanIdOf(value: Json | undefined): string | null {
  return idOf(value, 8)
}

function idOf(value: Json | undefined, size: number): string | null {
  if (typeof value !== 'string' || value.length > 40) return null
  // As nearly all are.
  if (value.length === size * 2 && plainHex.test(value)) return value
  const plain = value.replaceAll('-', '')
  if (plain.length === size * 2 && hex.test(plain)) return nil.test(plain) ? null : plain.toLowerCase()
  return bytesId(bytesOfBase64(value), size)
}

const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** `bytes` as lower-case hex; null unless there are exactly `size` of them and one is not zero. */
export function bytesId(bytes: Uint8Array, size: number): string | null {
  if (bytes.length !== size) return null
  let text = ''
  for (const byte of bytes) text += digits[byte]
  return nil.test(text) ? null : text
}

function bytesOfBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
  } catch {
    return new Uint8Array()
  }
}
