import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { createSlices } from '../inbox/slices.ts'

/** Below this, writing JSON at once takes no longer than a slice. */
const maxAtOnce = 2_000
/** So many objects, or numbers and texts, are written at a time. */
const [objectsAtOnce, valuesAtOnce] = [50, 4_000]

/**
 * Answers with an object as JSON. Long lists are written piece by piece in slices, so that other requests are answered meanwhile and a slow
 * reader is waited for; such an answer is typed as what it is a stream of.
 */
export function sendInSlices<T extends Record<string, unknown>>(reply: FastifyReply, answer: T): T {
  reply.type('application/json; charset=utf-8')
  return isLong(answer) ? (Readable.from(sliced(piecesOf(answer)), { objectMode: false }) as unknown as T) : answer
}

/** Whether there is a long list in it or in one of its members. */
function isLong(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > maxAtOnce
  return typeof value === 'object' && value !== null && Object.values(value).some(isLong)
}

async function* sliced(pieces: Iterable<string>): AsyncGenerator<string> {
  const slices = createSlices()
  for (const piece of pieces) {
    yield piece
    if (slices.isOver()) await slices.next()
  }
}

function* piecesOf(value: unknown): Generator<string> {
  if (!isLong(value)) yield JSON.stringify(value)
  else if (Array.isArray(value)) yield* membersOf(value)
  else {
    let before = '{'
    for (const [key, member] of Object.entries(value as object)) {
      if (member === undefined) continue
      yield `${before}${JSON.stringify(key)}:`
      yield* piecesOf(member)
      before = ','
    }
    yield '}'
  }
}

function* membersOf(list: readonly unknown[]): Generator<string> {
  const atOnce = typeof list[0] === 'object' ? objectsAtOnce : valuesAtOnce
  yield '['
  for (let at = 0; at < list.length; at += atOnce) {
    const members = JSON.stringify(list.slice(at, at + atOnce)).slice(1, -1)
    yield at === 0 ? members : `,${members}`
  }
  yield ']'
}
