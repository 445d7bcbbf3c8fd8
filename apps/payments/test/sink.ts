import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { onTestFinished } from 'vitest'

type Span = {
  name: string
  kind: number
  traceId: string
  spanId: string
  parentSpanId?: string
  status: { code: number; message?: string }
  attributes: { key: string; value: Record<string, unknown> }[]
}

/** Takes whatever a service sends, OTLP as JSON and Sentry envelopes, and keeps it as text. */
export async function startSink() {
  const received: { path: string; body: string }[] = []
  const server = createServer(async (request, response) => {
    const raw = await buffer(request)
    const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw
    received.push({ path: request.url ?? '', body: body.toString() })
    response.setHeader('content-type', 'application/json').end('{}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  onTestFinished(close)
  const { port } = server.address() as AddressInfo
  const bodiesOf = (path: string) => received.filter((one) => one.path.startsWith(path)).map(({ body }) => body)
  return {
    port,
    close,
    received,
    logs: () => bodiesOf('/v1/logs').flatMap(logsOf),
    spans: () => bodiesOf('/v1/traces').flatMap(spansOf),
    /** The items of all envelopes, as pairs of type and payload. */
    envelopeItems: () => bodiesOf('/api/3/envelope/').flatMap(itemsOf),
  }
}

function spansOf(body: string): Span[] {
  const { resourceSpans } = JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] }
  return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
}

type LogRecord = { severityNumber: number; body: { stringValue: string }; traceId?: string; spanId?: string }

function logsOf(body: string): LogRecord[] {
  const { resourceLogs } = JSON.parse(body) as { resourceLogs: { scopeLogs: { logRecords: LogRecord[] }[] }[] }
  return resourceLogs.flatMap(({ scopeLogs }) => scopeLogs.flatMap(({ logRecords }) => logRecords))
}

type Item = { type: string; payload: { contexts?: { trace?: object }; release?: string; exception?: object } }

function itemsOf(envelope: string): Item[] {
  const [, ...lines] = envelope.trimEnd().split('\n')
  const items: Item[] = []
  for (let index = 0; index < lines.length; index += 2) {
    items.push({ ...JSON.parse(lines[index] ?? ''), payload: JSON.parse(lines[index + 1] ?? '') })
  }
  return items
}
