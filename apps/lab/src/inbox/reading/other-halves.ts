import { tracesNamedIn } from '@checkout/trace-model'
import type { IndexedTrace } from '../index/indexed-trace.ts'
import { recordsHolding } from './records-holding.ts'
import type { Trace } from './trace.ts'

const maxHalves = 10

/**
 * Ids of the traces that the requests of this one fell into: those that headers name which were recorded in it, and those in which headers
 * were recorded that name it.
 */
export async function otherHalves(
  { traceId, spans, logs }: Trace,
  traces: ReadonlyMap<string, IndexedTrace>,
): Promise<string[]> {
  const named = [...spans.values(), ...logs].flatMap(tracesNamedIn)
  const found = new Set(named.filter((each) => each !== traceId && traces.has(each)))
  // A header is text, also in protobuf.
  const needles = [Buffer.from(traceId), Buffer.from(traceId.toUpperCase())]
  for await (const record of recordsHolding({ beside: traceId, needles: () => needles }, traces.values())) {
    const holder = record.type === 'span' ? record.span : record.type === 'log' ? record.log : null
    const isOther = holder !== null && holder.traceId !== null && holder.traceId !== traceId
    if (isOther && tracesNamedIn(holder).includes(traceId)) found.add(holder.traceId as string)
    if (found.size >= maxHalves) break
  }
  return [...found]
}
