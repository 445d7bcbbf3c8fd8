import { decodeBody } from '@checkout/trace-model'
import type { Span } from '@checkout/trace-model/model'
import type { LinkedFrom } from '@checkout/trace-model/outline'
import type { IndexedTrace } from '../index/indexed-trace.ts'
import type { Item } from '../item.ts'
import { createSlices, type Slices } from '../slices.ts'

const maxLinks = 100

/**
 * Links from other traces to `traceId`. A body that links to a trace holds its id, as text or as bytes, so only bodies that do are decoded;
 * looking for 16 bytes in all that the lab keeps takes a fraction of what an index would cost on the way in.
 */
export async function linksTo(traceId: string, traces: Iterable<IndexedTrace>): Promise<LinkedFrom[]> {
  const slices = createSlices()
  const inText = [Buffer.from(traceId), Buffer.from(traceId.toUpperCase())]
  const inProtobuf = [Buffer.from(traceId, 'hex')]
  const looked = new Set<Item>()
  const found: LinkedFrom[] = []
  for (const trace of traces) {
    for (const item of trace.items) {
      const isOwnAlone = trace.traceId === traceId && item.traceCount === 1
      if (isOwnAlone || looked.has(item)) continue
      looked.add(item)
      const sought = item.kind.endsWith('-protobuf') ? inProtobuf : inText
      if (holdsAny(item, sought)) found.push(...(await linksIn(item, traceId, slices)))
      if (found.length >= maxLinks) return found.slice(0, maxLinks)
      if (slices.isOver()) await slices.next()
    }
  }
  return found
}

function holdsAny({ body }: Item, needles: readonly Buffer[]): boolean {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  return needles.some((needle) => bytes.includes(needle))
}

async function linksIn({ kind, body }: Item, traceId: string, slices: Slices): Promise<LinkedFrom[]> {
  const found: LinkedFrom[] = []
  for (const record of decodeBody(kind, body)) {
    if (record.type === 'span' && record.span.traceId !== traceId) found.push(...linksOf(record.span, traceId))
    if (slices.isOver()) await slices.next()
  }
  return found
}

function linksOf({ traceId, spanId, name, service, links }: Span, toTraceId: string): LinkedFrom[] {
  const there = links.filter((link) => link.traceId === toTraceId)
  return there.map((link) => ({ traceId, spanId, name, service, toSpanId: link.spanId }))
}
