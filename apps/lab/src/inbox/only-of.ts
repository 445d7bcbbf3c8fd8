import type { Scanned } from '@checkout/trace-model'
import { isTraced, traceIdOf } from './traced.ts'

/** Of what is in a body, the records of one trace, and what belongs to none. */
export function* onlyOf(traceId: string, scanned: Iterable<Scanned>): Generator<Scanned> {
  for (const each of scanned) {
    if (each.type === 'found') yield { ...each, found: pick(each.found, traceId) }
    else if (!isTraced(each) || traceIdOf(each) === traceId) yield each
  }
}

function pick({ traceIds, timesMs }: { traceIds: (string | null)[]; timesMs: number[] }, traceId: string) {
  const wanted = traceIds.flatMap((each, at) => (each === traceId ? [at] : []))
  return { traceIds: wanted.map(() => traceId), timesMs: wanted.map((at) => timesMs[at] ?? 0) }
}
