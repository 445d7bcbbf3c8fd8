import { scanBody } from '@checkout/trace-model'
import type { ProblemLog } from '../problems/problem-log.ts'
import { bugProblem } from '../problems/tell.ts'
import type { Changes } from './changes.ts'
import type { Clearing } from './clearing.ts'
import { type Item, outOfSlab } from './item.ts'
import { onlyOf } from './only-of.ts'
import type { TraceStore } from './trace-store.ts'
import type { UntracedBodies } from './untraced-bodies.ts'

export type Stores = {
  store: TraceStore
  untraced: UntracedBodies
  clearing: Clearing
  changes: Changes
  problems: ProblemLog
  onBug(error: unknown): void
}

/** The steps in which a body gets into the index. One that a mistake of ours keeps out is kept and told of all the same. */
export function* indexing(stores: Stores, item: Item): Generator<void> {
  const { store, untraced, clearing, changes, problems, onBug } = stores
  try {
    const all = scanBody(item.kind, item.body)
    for (const each of item.only === undefined ? all : onlyOf(item.only, all)) yield store.add(item, each)
  } catch (error) {
    onBug(error)
    problems.add(bugProblem(item, Buffer.from(item.head).toString('latin1'), error))
  }
  if (item.traceCount === 0) untraced.add(outOfSlab(item))
  changes.indexed(item)
  clearing.makeRoom()
}
