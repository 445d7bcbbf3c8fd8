import { createServer } from 'node:http'
import { json } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

type Value = { stringValue?: string; intValue?: number | string; arrayValue?: { values: Value[] } }
type KeyValue = { key: string; value: Value }
type Span = {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  kind: number
  startTimeUnixNano: string
  attributes: KeyValue[]
  status: { code?: number }
  links?: { traceId: string; spanId: string }[]
}
type LogRecord = { traceId?: string; spanId?: string; body: Value; severityNumber: number; attributes: KeyValue[] }
type Body = {
  resourceSpans?: { scopeSpans: { spans: Span[] }[] }[]
  resourceLogs?: { scopeLogs: { logRecords: LogRecord[] }[] }[]
}

export type Telemetry = {
  settings: Record<string, string>
  spans: Span[]
  logs: LogRecord[]
  /** Every body as it came. */
  raw: string[]
}

/** Receives OTLP as JSON, and the settings that make a service send it here at once. */
export async function receiveTelemetry(): Promise<Telemetry> {
  const received: Pick<Telemetry, 'spans' | 'logs' | 'raw'> = { spans: [], logs: [], raw: [] }
  const server = createServer(async (request, response) => {
    const body = (await json(request)) as Body
    received.raw.push(JSON.stringify(body))
    for (const { scopeSpans } of body.resourceSpans ?? [])
      for (const { spans } of scopeSpans) received.spans.push(...spans)
    for (const { scopeLogs } of body.resourceLogs ?? [])
      for (const { logRecords } of scopeLogs) received.logs.push(...logRecords)
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const settings = {
    OTEL_SDK_DISABLED: 'false',
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_BSP_SCHEDULE_DELAY: '50',
    OTEL_BLRP_SCHEDULE_DELAY: '50',
  }
  return { settings, ...received }
}

export function attributesOf({ attributes }: { attributes: KeyValue[] }): Record<string, string | number | undefined> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue]))
}
