import { homedir, hostname, tmpdir } from 'node:os'
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import { type BodyKind, decodeBody } from '@checkout/trace-model'
import type { TraceDetail, TraceSummary } from '@checkout/trace-model/model'
import { root } from '../../scripts/system/root.ts'
import type { Lab } from '../fixtures/lab.ts'
import { poll } from './poll.ts'

const quietMs = 2_000
const [gzip, gunzip] = [promisify(zlib.gzip), promisify(zlib.gunzip)]

/** The trace, once nothing was added to it for 2 s: spans come in batches, and nobody says which is the last. */
export async function wholeTrace(lab: Lab, traceId: string): Promise<TraceDetail> {
  let last = { size: 0, sinceMs: 0 }
  return poll(`trace ${traceId} is whole`, async () => {
    const trace = await lab.trace(traceId)
    if (trace === null) return null
    const size = trace.spans.length + trace.logs.length + trace.errors.length + trace.metrics.length
    if (size !== last.size) last = { size, sinceMs: performance.now() }
    return performance.now() - last.sinceMs > quietMs ? trace : null
  })
}

/** The lab's export of a trace but for replays, and behind it what SDKs said they dropped, which belongs to no trace. */
export async function captureOf(lab: Lab, traceId: string, hasReports: boolean): Promise<Buffer> {
  const response = await fetch(`${lab.origin}/api/traces/${traceId}/export`)
  const [head = '', ...lines] = (await gunzip(await response.arrayBuffer())).toString().trimEnd().split('\n')
  const exported = lines.map((line) => JSON.parse(line) as RawItem)
  const items = [...exported.filter((item) => !isReplay(item)), ...(hasReports ? await reportsIn(lab) : [])]
  expectDiscreet(
    items.map(({ kind, head, body, encoding }) => [head, ...decodeBody(kind, Buffer.from(body, encoding))]),
  )
  return gzip([head, ...items.map((item) => JSON.stringify(item))].map((line) => `${line}\n`).join(''), { level: 9 })
}

type RawItem = { kind: BodyKind; encoding: 'utf8' | 'base64'; body: string; head: string }

/** A replay would be most of a capture, and no verdict looks at it. */
function isReplay({ body, encoding }: RawItem): boolean {
  return Buffer.from(body, encoding).includes('"type":"replay_event"')
}

async function reportsIn(lab: Lab): Promise<RawItem[]> {
  return poll('an SDK said what it dropped', async () => {
    const { items } = (await (await fetch(`${lab.origin}/api/untraced`)).json()) as { items: RawItem[] }
    const reports = items.filter(({ body }) => body.includes('"client_report"'))
    return reports.length > 0 ? reports : null
  })
}

/** A request that the lab would not take, and when, counted from the start of the trace. */
type Refused = { status: number; afterMs: number; head: string }

/** What the lab refused, whoever sent it: the last of each kind. */
export async function refusedBy(lab: Lab, { startTimeMs }: TraceSummary): Promise<Refused[]> {
  const refusals = (await lab.problems()).filter(({ rule }) => rule === 'refusal')
  expectDiscreet(refusals.map(({ head }) => head))
  const kinds = Map.groupBy(refusals, ({ head, status }) => `${status} ${head.split('\n', 1)[0]}`)
  return [...kinds.keys()].sort().flatMap((kind) => {
    const last = kinds.get(kind)?.[0]
    return last ? [{ status: last.status, afterMs: Math.round(last.timeMs - startTimeMs), head: last.head }] : []
  })
}

/** Throws where a capture names the machine on which it was made. */
function expectDiscreet(capture: unknown): void {
  const text = JSON.stringify(capture)
  const words = new Set(text.split(/[^\w.-]+/))
  const paths = [root, homedir(), tmpdir()].filter((path) => text.includes(`${path}/`))
  const named = [...paths, ...(words.has(hostname()) ? [hostname()] : [])]
  if (named.length > 0) throw new Error(`the capture names ${named.join(' and ')}`)
}
