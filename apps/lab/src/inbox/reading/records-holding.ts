import { type Decoded, decodeBody } from '@checkout/trace-model'
import type { IndexedTrace } from '../index/indexed-trace.ts'
import type { Item } from '../item.ts'
import { createSlices } from '../slices.ts'

type Sought = {
  /** The trace that is not looked into. */
  beside: string
  /** Any of these bytes, as they stand in a body of this kind. */
  needles(kind: Item['kind']): readonly Buffer[]
}

/**
 * The records in bodies that hold what is sought, and so may be about it. Only those bodies are decoded: looking for a few bytes in all that
 * the lab keeps takes a fraction of what an index would cost on the way in.
 */
export async function* recordsHolding(
  { beside, needles }: Sought,
  traces: Iterable<IndexedTrace>,
): AsyncGenerator<Decoded> {
  const slices = createSlices()
  const looked = new Set<Item>()
  for (const trace of traces) {
    for (const item of trace.items) {
      const isOwnAlone = trace.traceId === beside && item.traceCount === 1
      if (isOwnAlone || looked.has(item)) continue
      looked.add(item)
      if (holdsAny(item, needles(item.kind))) yield* decodeBody(item.kind, item.body)
      if (slices.isOver()) await slices.next()
    }
  }
}

function holdsAny({ body }: Item, needles: readonly Buffer[]): boolean {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  return needles.some((needle) => bytes.includes(needle))
}
