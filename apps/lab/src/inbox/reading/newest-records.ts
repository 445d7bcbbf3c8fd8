import { decodeBody } from '@checkout/trace-model'
import type { ErrorEvent, Log, Metric } from '@checkout/trace-model/model'
import type { SignalBody } from '../index/signal-index.ts'
import type { Item } from '../item.ts'
import { createSlices } from '../slices.ts'
import type { Signal } from './signal.ts'

/** Where a record stands among all of its signal, newest first: by time, then by body, then by place in it. */
type Place = { timeMs: number; seq: number; at: number }

export type Placed<R> = Place & { record: R }

export type Wanted<R> = {
  accept(record: R, item: Item): boolean
  /** Only records that stand behind this one. */
  after: Place | null
  limit: number
  /** Unix milliseconds. */
  sinceMs: number
}

/** The times of an index are exact to within a microsecond. */
const inexactMs = 0.001

/** The newest records that are wanted. Bodies are decoded from the newest on, and only as long as an older one could still hold one of them. */
export async function newestRecords<R extends Log | ErrorEvent | Metric>(
  signal: Signal<R>,
  bodies: SignalBody[],
  { accept, after, limit, sinceMs }: Wanted<R>,
): Promise<Placed<R>[]> {
  const slices = createSlices()
  const newest = createNewest<R>(limit)
  for (const { item, firstMs, lastMs } of bodies.sort((a, b) => b.lastMs - a.lastMs)) {
    if (lastMs + inexactMs < Math.max(newest.lastMs(), sinceMs)) break
    if (after && firstMs - inexactMs > after.timeMs) continue
    for (const placed of recordsOf(signal, item)) {
      const isDue = placed.timeMs >= sinceMs && (!after || byPlace(after, placed) < 0)
      if (isDue && accept(placed.record, item)) newest.add(placed)
      if (slices.isOver()) await slices.next()
    }
  }
  return newest.read()
}

function* recordsOf<R extends Log | ErrorEvent | Metric>(signal: Signal<R>, item: Item): Generator<Placed<R>> {
  let at = 0
  for (const decoded of decodeBody(item.kind, item.body)) {
    const record = signal.recordIn(decoded)
    if (record) yield { timeMs: record.timeMs, seq: item.seq, at: at++, record }
  }
}

function byPlace(a: Place, b: Place): number {
  return b.timeMs - a.timeMs || b.seq - a.seq || b.at - a.at
}

/** Keeps the first `limit` of what is added, sorting now and then. */
function createNewest<R>(limit: number) {
  let kept: Placed<R>[] = []
  let lastMs = Number.NEGATIVE_INFINITY

  function sorted(): Placed<R>[] {
    kept = kept.sort(byPlace).slice(0, limit)
    if (kept.length === limit) lastMs = kept.at(-1)?.timeMs ?? lastMs
    return kept
  }

  return {
    add(placed: Placed<R>): void {
      kept.push(placed)
      if (kept.length >= limit * 2) sorted()
    },
    /** What is older than this is not among them. */
    lastMs: () => lastMs,
    read: sorted,
  }
}
