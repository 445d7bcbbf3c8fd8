/*
 * Reads JSON without making values of it. Each function returns where what it read ends, or -1 for whatever is not plain: invalid JSON,
 * but also an escape in a key that is looked at, or absurdly deep nesting. None accepts what `JSON.parse` refuses.
 */

/** Reads the value that starts at `valueAt`, behind the key `bytes[keyAt..keyEnd]`, and returns where it ends. */
export type ReadMember<T> = (bytes: Uint8Array, keyAt: number, keyEnd: number, valueAt: number, into: T) => number

/** Reads the value that starts at `at` and returns where it ends. */
type ReadValue<T> = (bytes: Uint8Array, at: number, into: T) => number

/** As many levels as an integer has bits. */
const levelsInOneCall = 30
/** For `JSON.parse` there is no end; these are 30,000 levels. */
const maxCalls = 1_000
const quote = 34
const comma = 44
const minus = 45
const dot = 46
const colon = 58
const backslash = 92
const openArray = 91
const closeArray = 93
const openObject = 123
const closeObject = 125
/** 1 for the bytes at which running over the characters of a string has to stop: quotes, backslashes, control characters. */
const stops = Uint8Array.from({ length: 256 }, (_, byte) => (byte < 32 || byte === quote || byte === backslash ? 1 : 0))
const words = new Map(['true', 'false', 'null'].map((word) => [word.charCodeAt(0), new TextEncoder().encode(word)]))

export function readObject<T>(bytes: Uint8Array, at: number, into: T, readMember: ReadMember<T>): number {
  if (bytes[at] !== openObject) return -1
  let next = skipSpace(bytes, at + 1)
  if (bytes[next] === closeObject) return next + 1
  while (next < bytes.length) {
    const keyEnd = keyEndOf(bytes, next)
    const separator = keyEnd === -1 ? -1 : skipSpace(bytes, keyEnd)
    if (bytes[separator] !== colon) return -1
    const end = readMember(bytes, next + 1, keyEnd - 1, skipSpace(bytes, separator + 1), into)
    if (end === -1) return -1
    next = skipSpace(bytes, end)
    if (bytes[next] === closeObject) return next + 1
    if (bytes[next] !== comma) return -1
    next = skipSpace(bytes, next + 1)
  }
  return -1
}

export function readArray<T>(bytes: Uint8Array, at: number, into: T, readValue: ReadValue<T>): number {
  if (bytes[at] !== openArray) return -1
  let next = skipSpace(bytes, at + 1)
  if (bytes[next] === closeArray) return next + 1
  while (next < bytes.length) {
    const end = readValue(bytes, next, into)
    if (end === -1) return -1
    next = skipSpace(bytes, end)
    if (bytes[next] === closeArray) return next + 1
    if (bytes[next] !== comma) return -1
    next = skipSpace(bytes, next + 1)
  }
  return -1
}

/**
 * Skips one value of any kind. A loop and hardly ever a recursion, because most of a body is skipped: what is open is kept as one bit for
 * each level, 1 for an object. What nests deeper than 30 levels is not plain, unless there are `calls` left that may go on from there.
 */
export function skipValue(bytes: Uint8Array, at: number, calls = 0): number {
  let next = at
  let depth = 0
  let open = 0
  for (;;) {
    const byte = bytes[next]
    if (byte === quote) next = skipString(bytes, next)
    else if (depth === levelsInOneCall && (byte === openObject || byte === openArray)) {
      next = calls === 0 ? -1 : skipValue(bytes, next, calls - 1)
    } else if (byte === openObject || byte === openArray) {
      const isObject = byte === openObject
      next = skipSpace(bytes, next + 1)
      if (bytes[next] !== (isObject ? closeObject : closeArray)) {
        depth += 1
        open = (open << 1) | (isObject ? 1 : 0)
        if (isObject) next = skipKey(bytes, next)
        if (next === -1) return -1
        continue
      }
      next += 1
    } else next = byte === minus || isDigit(byte) ? skipNumber(bytes, next) : skipWord(bytes, next)
    if (next === -1) return -1

    for (; depth > 0; depth--, open >>= 1) {
      next = skipSpace(bytes, next)
      if (bytes[next] === comma) break
      if (bytes[next] !== (open & 1 ? closeObject : closeArray)) return -1
      next += 1
    }
    if (depth === 0) return next
    next = skipSpace(bytes, next + 1)
    if (open & 1) next = skipKey(bytes, next)
    if (next === -1) return -1
  }
}

/** Skips whatever is JSON. */
export function skipAny(bytes: Uint8Array, at: number): number {
  return skipValue(bytes, at, maxCalls)
}

/** A key and its colon; returns where the value behind them starts. */
export function skipKey(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== quote) return -1
  const end = skipString(bytes, at)
  if (end === -1) return -1
  const separator = skipSpace(bytes, end)
  return bytes[separator] === colon ? skipSpace(bytes, separator + 1) : -1
}

export function skipSpace(bytes: Uint8Array, at: number): number {
  return (bytes[at] as number) > 32 ? at : spaceEnd(bytes, at)
}

function spaceEnd(bytes: Uint8Array, at: number): number {
  let next = at
  for (let byte = bytes[next]; byte === 32 || byte === 10 || byte === 13 || byte === 9; ) byte = bytes[++next]
  return next
}

/** Where the string that starts at `at` ends; -1 when it has an escape. */
export function keyEndOf(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== quote) return -1
  const end = runEnd(bytes, at + 1)
  return bytes[end] === quote ? end + 1 : -1
}

function skipString(bytes: Uint8Array, at: number): number {
  const end = runEnd(bytes, at + 1)
  return bytes[end] === quote ? end + 1 : skipEscaped(bytes, end)
}

/** The rest of a string from the first byte of it that is not plain. */
function skipEscaped(bytes: Uint8Array, at: number): number {
  for (let next = at; next < bytes.length; next = runEnd(bytes, next + 1)) {
    if (bytes[next] === quote) return next + 1
    next += 1
    if (bytes[next - 1] !== backslash || !isEscape(bytes, next)) return -1
  }
  return -1
}

function runEnd(bytes: Uint8Array, at: number): number {
  const { length } = bytes
  let next = at
  while (next < length && stops[bytes[next] as number] === 0) next++
  return next
}

const escapes = new Set([...'"\\/bfnrt'].map((char) => char.charCodeAt(0)))
/** 1 for hex digits. */
const hexDigits = Uint8Array.from({ length: 256 }, (_, byte) => (/[0-9a-f]/i.test(String.fromCharCode(byte)) ? 1 : 0))
const letterU = 117

function isEscape(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== letterU) return escapes.has(bytes[at] ?? 0)
  return [1, 2, 3, 4].every((offset) => isHexDigit(bytes[at + offset]))
}

export function isHexDigit(byte: number | undefined): boolean {
  return hexDigits[byte as number] === 1
}

export function isDigit(byte: number | undefined): boolean {
  return (byte as number) >= 48 && (byte as number) <= 57
}

function skipNumber(bytes: Uint8Array, at: number): number {
  const start = bytes[at] === minus ? at + 1 : at
  const whole = skipDigits(bytes, start)
  if (whole === start || (bytes[start] === 48 && whole > start + 1)) return -1
  const end = bytes[whole] === dot ? skipDigits(bytes, whole + 1) : whole
  if (end === whole + 1) return -1
  return bytes[end] === 101 || bytes[end] === 69 ? skipExponent(bytes, end + 1) : end
}

function skipExponent(bytes: Uint8Array, at: number): number {
  const start = bytes[at] === minus || bytes[at] === 43 ? at + 1 : at
  const end = skipDigits(bytes, start)
  return end === start ? -1 : end
}

function skipDigits(bytes: Uint8Array, at: number): number {
  let next = at
  while (isDigit(bytes[next])) next += 1
  return next
}

function skipWord(bytes: Uint8Array, at: number): number {
  const word = words.get(bytes[at] as number)
  if (word === undefined) return -1
  for (let offset = 1; offset < word.length; offset++) if (bytes[at + offset] !== word[offset]) return -1
  return at + word.length
}
