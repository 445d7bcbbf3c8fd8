import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

type Attribute = { key: string; value: Record<string, unknown> }
export type Span = {
  name: string
  kind: number
  traceId: string
  spanId: string
  parentSpanId?: string
  attributes: Attribute[]
  events?: unknown[]
  status: { code: number; message?: string }
}
type LogRecord = { body: { stringValue: string }; traceId?: string; spanId?: string; attributes: Attribute[] }

export type Receiver = Awaited<ReturnType<typeof startReceiver>>

/** An OTLP/HTTP receiver of JSON. `statusOf` may refuse a request; what is refused is not kept. */
export async function startReceiver(statusOf: (path: string) => number = () => 200) {
  const spans: Span[] = []
  const logs: LogRecord[] = []
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    const status = statusOf(request.url ?? '')
    if (status === 200) {
      spans.push(...body.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)))
      logs.push(...body.resourceLogs.flatMap(({ scopeLogs }) => scopeLogs.flatMap((scope) => scope.logRecords)))
    }
    response.writeHead(status, { 'content-type': 'application/json' }).end('{}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    logs,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

type Body = {
  resourceSpans: { scopeSpans: { spans: Span[] }[] }[]
  resourceLogs: { scopeLogs: { logRecords: LogRecord[] }[] }[]
}

async function bodyOf(request: IncomingMessage): Promise<Body> {
  return { resourceSpans: [], resourceLogs: [], ...JSON.parse(await text(request)) }
}

/** The value of an attribute without its OTLP wrapper; arrays are joined by a comma. */
export function attribute(item: { attributes: Attribute[] }, key: string): unknown {
  const value = item.attributes.find((attribute) => attribute.key === key)?.value
  if (!value) return undefined
  const { arrayValue } = value as { arrayValue?: { values: Record<string, unknown>[] } }
  return arrayValue ? arrayValue.values.flatMap((one) => Object.values(one)).join() : Object.values(value)[0]
}
