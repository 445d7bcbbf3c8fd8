import { Readable } from 'node:stream'
import { createSlices } from '../inbox/slices.ts'

/** Below this, writing JSON at once takes no longer than a slice. */
const maxAtOnce = 2_000
/** So many members are written at a time. */
const chunkSize = 50

/**
 * An object as JSON, its lists written member by member in slices, so that other requests are answered meanwhile and a slow reader is waited
 * for. What is small is returned as it is.
 */
export function inSlices<T extends Record<string, unknown>>(answer: T): T | Readable {
  const lists = Object.values(answer).filter((value) => Array.isArray(value))
  if (lists.every(({ length }) => length <= maxAtOnce)) return answer
  return Readable.from(piecesOf(answer), { objectMode: false })
}

async function* piecesOf(answer: Record<string, unknown>): AsyncGenerator<string> {
  const slices = createSlices()
  let before = '{'
  for (const [key, value] of Object.entries(answer)) {
    yield `${before}${JSON.stringify(key)}:`
    before = ','
    if (!Array.isArray(value)) yield JSON.stringify(value)
    else {
      for (const piece of membersOf(value)) {
        yield piece
        if (slices.isOver()) await slices.next()
      }
    }
  }
  yield '}'
}

function* membersOf(list: readonly unknown[]): Generator<string> {
  yield '['
  for (let at = 0; at < list.length; at += chunkSize) {
    const members = JSON.stringify(list.slice(at, at + chunkSize)).slice(1, -1)
    yield at === 0 ? members : `,${members}`
  }
  yield ']'
}
