import {
  atOnce,
  type Decoded,
  DecodeError,
  decodeBody,
  diagnosisSteps,
  type Scanned,
  scanBody,
  summarySteps,
} from '../../src/index.ts'
import type { TraceRecords } from '../../src/model.ts'
import { findingsIn, relaySpan } from '../../src/relay/index.ts'
import { buildTree } from '../../src/tree/tree.ts'
import type { Input } from './inputs.ts'

const receivedAtMs = 1_795_228_036_000

type Records = Omit<TraceRecords, 'replays'>

/** Throws unless the body is read to its end, scanned and decoded alike, and what it holds can be told to a reader. */
export function checkInput({ kind, body }: Input): void {
  const decoded = recordsOf(() => decodeBody(kind, body))
  const scanned = recordsOf(() => scanBody(kind, body))
  checkSame(decoded.flatMap(seenIn), scanned.flatMap(seenIn))
  checkInPieces({ kind, body }, decoded, scanned)
  JSON.stringify(decoded)
  for (const trace of tracesOf(decoded as Decoded[])) checkTrace(trace)
  const [first] = decoded.flatMap((record) => (record.type === 'span' ? [record.span] : []))
  if (first) relaySpan(kind, body, first, { receivedAtMs, stage: 'stored' })
  for (const _ of findingsIn(kind, body, receivedAtMs));
}

/** Read as if it were large: the same, only with pauses. What is scanned in pieces may in whole be left to the decoder. */
function checkInPieces({ kind, body }: Input, decoded: Scanned[], scanned: Scanned[]): void {
  const told = (records: unknown[]) => JSON.stringify(records, withoutReason)
  const found = (records: Scanned[]) => told(records.flatMap(onesIn))
  for (const [inPieces, inWhole] of [
    [told(recordsOf(() => decodeBody(kind, body, undefined, 0))), told(decoded)],
    [found(recordsOf(() => scanBody(kind, body, 0))), found(scanned)],
  ])
    if (inPieces !== inWhole) throw new Error(`in pieces\n${inPieces}\nand in whole\n${inWhole}`)
}

/** Spans and logs by what and whose they are, and all else as it is. */
function onesIn(record: Scanned): unknown[] {
  const isOne = record.type === 'span' || record.type === 'log' || record.type === 'found'
  return isOne ? seenIn(record).map(({ what }) => what) : [record]
}

/** Where JSON is broken is only told of what is parsed whole. */
function withoutReason(_key: string, value: unknown): unknown {
  const { code } = (value ?? {}) as { code?: unknown }
  return code === 'not_json' ? { code } : value
}

/** What was read; a decoder's own error counts as a record. */
export function recordsOf(read: () => Iterable<Scanned>): Scanned[] {
  try {
    return [...read()].filter(({ type }) => type !== 'pause')
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error
    return [{ type: 'damaged', item: 'body', code: error.code, message: error.message }]
  }
}

/** What an index sees of a record: what it is, whose, and when it began. */
export type Seen = { what: string; timeMs: number }

export function seenIn(record: Scanned): Seen[] {
  if (record.type === 'span') return [{ what: `span ${record.span.traceId}`, timeMs: record.span.startTimeMs }]
  if (record.type === 'log') return [{ what: `log ${record.log.traceId}`, timeMs: record.log.timeMs }]
  if (record.type !== 'found') return [{ what: JSON.stringify(record), timeMs: 0 }]
  const { traceIds, timesMs } = record.found
  return traceIds.map((traceId, at) => ({ what: `${record.record} ${traceId}`, timeMs: timesMs[at] ?? Number.NaN }))
}

/** Times may differ by what a double cannot hold. */
function checkSame(decoded: Seen[], scanned: Seen[]): void {
  const isSame = (a: Seen | undefined, b: Seen | undefined) =>
    a?.what === b?.what && Math.abs((a?.timeMs ?? 0) - (b?.timeMs ?? 0)) <= 1
  const longer = decoded.length > scanned.length ? decoded : scanned
  const at = longer.findIndex((_, index) => !isSame(decoded[index], scanned[index]))
  if (at === -1) return
  throw new Error(`record ${at}: scanning finds ${told(scanned[at])}, decoding ${told(decoded[at])}`)
}

function told(seen: Seen | undefined): string {
  return seen ? `${seen.what} at ${seen.timeMs}` : 'none'
}

function tracesOf(records: readonly Decoded[]): Records[] {
  const traces = new Map<string | null, Records>()
  const traceOf = (traceId: string | null) => {
    const trace = traces.get(traceId) ?? { traceId: traceId ?? '', spans: [], logs: [], errors: [], metrics: [] }
    traces.set(traceId, trace)
    return trace
  }
  for (const record of records) {
    if (record.type === 'span') traceOf(record.span.traceId).spans.push(record.span)
    if (record.type === 'log') traceOf(record.log.traceId).logs.push(record.log)
    if (record.type === 'error') traceOf(record.error.traceId).errors.push(record.error)
    if (record.type === 'metric') traceOf(record.metric.traceId).metrics.push(record.metric)
  }
  return [...traces.values()]
}

function checkTrace(trace: Records): void {
  const ids = new Set(trace.spans.map(({ spanId }) => spanId))
  const rows = buildTree(trace.spans).rows.filter(({ span }) => span !== null)
  if (rows.length !== ids.size) throw new Error(`${ids.size} spans make ${rows.length} rows`)
  const { link, startTimeMs } = atOnce(summarySteps(trace))
  if (atOnce(diagnosisSteps(trace)).link !== link) throw new Error('list and detail disagree about the link')
  // Throws where no calendar has the time: a page could not show it.
  new Date(startTimeMs).toISOString()
}
