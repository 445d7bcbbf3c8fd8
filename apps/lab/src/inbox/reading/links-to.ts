import type { Span } from '@checkout/trace-model/model'
import type { LinkedFrom } from '@checkout/trace-model/outline'
import type { IndexedTrace } from '../index/indexed-trace.ts'
import { recordsHolding } from './records-holding.ts'

const maxLinks = 100

/** Links from other traces to `traceId`. A body that links to a trace holds its id, as text or as bytes. */
export async function linksTo(traceId: string, traces: Iterable<IndexedTrace>): Promise<LinkedFrom[]> {
  const inText = [Buffer.from(traceId), Buffer.from(traceId.toUpperCase())]
  const inProtobuf = [Buffer.from(traceId, 'hex')]
  const needles = (kind: string) => (kind.endsWith('-protobuf') ? inProtobuf : inText)
  const found: LinkedFrom[] = []
  for await (const record of recordsHolding({ beside: traceId, needles }, traces)) {
    if (record.type === 'span' && record.span.traceId !== traceId) found.push(...linksOf(record.span, traceId))
    if (found.length >= maxLinks) return found.slice(0, maxLinks)
  }
  return found
}

function linksOf({ traceId, spanId, name, service, links }: Span, toTraceId: string): LinkedFrom[] {
  const there = links.filter((link) => link.traceId === toTraceId)
  return there.map((link) => ({ traceId, spanId, name, service, toSpanId: link.spanId }))
}
