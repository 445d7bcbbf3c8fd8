import { homedir, hostname, tmpdir } from 'node:os'
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import type { TraceDetail } from '@checkout/trace-model/model'
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

/** The lab's export of a trace, and behind it what SDKs said they dropped, which belongs to no trace. */
export async function captureOf(lab: Lab, traceId: string, hasReports: boolean): Promise<Buffer> {
  const response = await fetch(`${lab.origin}/api/traces/${traceId}/export`)
  const text = (await gunzip(await response.arrayBuffer())).toString()
  const reports = hasReports ? await reportsIn(lab) : []
  const capture = text + reports.map((report) => `${JSON.stringify(report)}\n`).join('')
  expectDiscreet(capture)
  return gzip(capture, { level: 9 })
}

type RawItem = { encoding: 'utf8' | 'base64'; body: string; head: string }

async function reportsIn(lab: Lab): Promise<RawItem[]> {
  return poll('an SDK said what it dropped', async () => {
    const { items } = (await (await fetch(`${lab.origin}/api/untraced`)).json()) as { items: RawItem[] }
    const reports = items.filter(({ body }) => body.includes('"client_report"'))
    return reports.length > 0 ? reports : null
  })
}

/** Throws where a capture names the machine on which it was made. */
function expectDiscreet(capture: string): void {
  const items = capture.trimEnd().split('\n').slice(1)
  const texts = items.map((line) => {
    const { body, encoding, head } = JSON.parse(line) as RawItem
    return head + Buffer.from(body, encoding).toString('latin1')
  })
  for (const name of [hostname(), root, homedir(), tmpdir()]) {
    const at = texts.join('\n').indexOf(name)
    if (at >= 0) throw new Error(`the capture holds ${texts.join('\n').slice(Math.max(0, at - 80), at + 80)}`)
  }
}
