import { isDigit, isHexDigit } from './json-cursor.ts'

/** Whether `bytes[at..end]` is this name. */
export function isKey(bytes: Uint8Array, at: number, end: number, name: Uint8Array): boolean {
  if (end - at !== name.length) return false
  for (let offset = 0; offset < name.length; offset++) if (bytes[at + offset] !== name[offset]) return false
  return true
}

export function keyOf(name: string): Uint8Array {
  return new TextEncoder().encode(name)
}

/** Where a string of exactly `digits` hex digits, not all zero, ends; else -1. Other forms of an id are for the decoder. */
export function hexIdEnd(bytes: Uint8Array, at: number, digits: number): number {
  const end = at + digits + 1
  if (bytes[at] !== 34 || bytes[end] !== 34) return -1
  let isZero = true
  for (let next = at + 1; next < end; next++) {
    if (!isHexDigit(bytes[next])) return -1
    if (bytes[next] !== 48) isZero = false
  }
  return isZero ? -1 : end + 1
}

/** Ids as text: one body repeats the same few. */
export function idReader() {
  let known = ''
  let knownAt = -1
  return (bytes: Uint8Array, at: number, digits: number): string => {
    if (knownAt !== -1 && isSame(bytes, knownAt, at, digits)) return known
    known = latin1.decode(bytes.subarray(at, at + digits)).toLowerCase()
    knownAt = at
    return known
  }
}

const latin1 = new TextDecoder('latin1')

function isSame(bytes: Uint8Array, a: number, b: number, length: number): boolean {
  for (let offset = 0; offset < length; offset++) if (bytes[a + offset] !== bytes[b + offset]) return false
  return true
}

/** The digits at `bytes[at..end]` as a number, NaN for anything else; `canBeBroken` lets a decimal point in. */
export function decimalOf(bytes: Uint8Array, at: number, end: number, canBeBroken: boolean): number {
  let value = 0
  let scale = 0
  for (let next = at; next < end; next++) {
    const byte = bytes[next]
    if (isDigit(byte)) {
      value = value * 10 + ((byte as number) - 48)
      scale *= 10
    } else if (byte === 46 && scale === 0 && canBeBroken) scale = 1
    else return Number.NaN
  }
  return scale === 0 ? value : value / scale
}
