import { decodeBody } from '@checkout/trace-model'
import type { IndexedTrace } from '../index/indexed-trace.ts'
import type { Item } from '../item.ts'
import { createSlices } from '../slices.ts'
import { traceIdOf } from '../traced.ts'
import { addRecord, emptyTrace, recordCount, type Trace } from './trace.ts'

/** A trace and how many of its bodies are decoded into it. */
type Entry = { trace: Trace; done: number }

/** So many, and the whole trace that the last of them is in: a huge one that is being read is not let go for a small one that comes in. */
const maxKeptRecords = 20_000

export type Decoder = ReturnType<typeof createDecoder>

/** Decodes traces when they are read, in slices, and keeps the last few, so that one that grows is not decoded anew each time. */
export function createDecoder() {
  const kept = new Map<IndexedTrace, Entry>()
  let turn: Promise<unknown> = Promise.resolve()

  function keep(source: IndexedTrace, entry: Entry): void {
    kept.delete(source)
    kept.set(source, entry)
    let newer = 0
    for (const [each, { trace }] of [...kept].reverse()) {
      if (newer > maxKeptRecords) kept.delete(each)
      newer += recordCount(trace)
    }
  }

  async function decodeAndKeep(source: IndexedTrace): Promise<Trace> {
    const entry = kept.get(source) ?? { trace: emptyTrace(source.traceId), done: 0 }
    await decodeInto([[source, entry]])
    keep(source, entry)
    return entry.trace
  }

  return {
    /** One trace, which is likely to be read again. One at a time, because each continues what the one before it left. */
    one(source: IndexedTrace): Promise<Trace> {
      const decoding = turn.then(() => decodeAndKeep(source))
      turn = decoding.catch(() => {})
      return decoding
    },
    /** Several traces; a body that holds records of many of them is decoded once. */
    async several(sources: readonly IndexedTrace[]): Promise<[IndexedTrace, Trace][]> {
      const entries = sources.map((source): [IndexedTrace, Entry] => {
        const known = kept.get(source)
        const isWhole = known?.done === source.items.length
        return [source, isWhole ? known : { trace: emptyTrace(source.traceId), done: 0 }]
      })
      await decodeInto(entries)
      return entries.map(([source, { trace }]) => [source, trace])
    },
    clear: () => kept.clear(),
  }
}

async function decodeInto(entries: readonly [IndexedTrace, Entry][]): Promise<void> {
  const slices = createSlices()
  const due = entries
    .map(([{ items }, entry]) => ({ entry, items: items.slice(entry.done), until: items.length }))
    // A whole one may grow meanwhile by another reading, which then says how far it is.
    .filter(({ items }) => items.length > 0)
  const traces = new Map(due.map(({ entry: { trace } }) => [trace.traceId, trace]))
  for (const item of new Set(due.flatMap(({ items }) => items))) {
    for (const record of recordsOf(item, traces)) {
      const trace = traces.get(traceIdOf(record) ?? '')
      if (trace) addRecord(trace, record)
      if (slices.isOver()) await slices.next()
    }
  }
  for (const { entry, until } of due) entry.done = until
}

/** Only a body of several traces is worth asking for each record whose it is before it is decoded. */
function recordsOf({ kind, body, traceCount }: Item, traces: Map<string, Trace>) {
  return decodeBody(kind, body, traceCount > 1 ? (traceId) => traces.has(traceId ?? '') : undefined)
}
