import { type Scanned, scanBody } from '@checkout/trace-model'
import { bugProblem } from '../../problems/new-problems.ts'
import type { ProblemLog } from '../../problems/problem-log.ts'
import type { Changes } from '../changes.ts'
import type { Clearing } from '../clearing.ts'
import { type Item, outOfSlab } from '../item.ts'
import type { TraceStore } from '../store/trace-store.ts'
import { isTraced, traceIdOf } from '../traced.ts'
import type { UntracedBodies } from '../untraced-bodies.ts'

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
    problems.add(bugProblem(item, error))
  }
  if (item.traceCount === 0) untraced.add(outOfSlab(item))
  changes.indexed(item)
  clearing.makeRoom()
}

/** Of what is in a body, the records of one trace, and what belongs to none. */
function* onlyOf(traceId: string, scanned: Iterable<Scanned>): Generator<Scanned> {
  for (const each of scanned) {
    if (each.type === 'found') yield { ...each, found: pick(each.found, traceId) }
    else if (!isTraced(each) || traceIdOf(each) === traceId) yield each
  }
}

function pick({ traceIds, timesMs }: { traceIds: (string | null)[]; timesMs: number[] }, traceId: string) {
  const wanted = traceIds.flatMap((each, at) => (each === traceId ? [at] : []))
  return { traceIds: wanted.map(() => traceId), timesMs: wanted.map((at) => timesMs[at] ?? 0) }
}
