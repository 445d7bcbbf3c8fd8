import { scanBody } from '@checkout/trace-model'
import type { Changes } from './changes.ts'
import type { Clearing } from './clearing.ts'
import { type Item, outOfSlab } from './item.ts'
import { onlyOf } from './only-of.ts'
import type { TraceStore } from './trace-store.ts'
import type { UntracedBodies } from './untraced-bodies.ts'

export type Stores = { store: TraceStore; untraced: UntracedBodies; clearing: Clearing; changes: Changes }

/** The steps in which a body gets into the index. */
export function* indexing({ store, untraced, clearing, changes }: Stores, item: Item): Generator<void> {
  const all = scanBody(item.kind, item.body)
  for (const each of item.only === undefined ? all : onlyOf(item.only, all)) yield store.add(item, each)
  if (item.traceCount === 0) untraced.add(outOfSlab(item))
  changes.indexed(item)
  clearing.makeRoom()
}
