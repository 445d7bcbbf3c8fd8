import type { Received } from '../inbox/item.ts'
import { userAgentIn } from '../problems/request-head.ts'
import { parseDsn } from './dsn.ts'

export type ForwardSettings = {
  LAB_FORWARD_DSN: string | null
  LAB_FORWARD_OTLP_ENDPOINT: string | null
  LAB_FORWARD_OTLP_PUBLIC_KEY: string | null
}

/** A request to be, and the body it passes on. */
export type Outgoing = { url: string; headers: Record<string, string>; body: Uint8Array; received: Received }

/** How a body goes on, or null where nothing takes it. Without an endpoint for OTLP the project of the DSN takes that too. */
export function outgoingOf(settings: ForwardSettings): (received: Received) => Outgoing | null {
  const dsn = parseDsn(settings.LAB_FORWARD_DSN ?? '')
  const api = dsn && `${dsn.origin}${dsn.path}/api/${dsn.project}`
  const endpoint = settings.LAB_FORWARD_OTLP_ENDPOINT?.replace(/\/+$/, '')
  const key = endpoint ? settings.LAB_FORWARD_OTLP_PUBLIC_KEY : (dsn?.key ?? null)
  const base = endpoint ?? (api && `${api}/integration/otlp`)
  return (received) => {
    const { kind, body, head } = received
    if (kind === 'envelope') {
      if (!dsn) return null
      const headers = headersOf('application/x-sentry-envelope', head, dsn.key)
      return { url: `${api}/envelope/`, headers, body: withDsn(body, dsn.text), received }
    }
    const [signal, format] = kind.split('-')
    if (base === null) return null
    const headers = headersOf(`application/${types[format ?? '']}`, head, key)
    return { url: `${base}/v1/${signal}`, headers, body, received }
  }
}

const types: Record<string, string> = { json: 'json', protobuf: 'x-protobuf' }

/** The user agent stays, because Sentry reads the browser from it. */
function headersOf(type: string, head: string, key: string | null): Record<string, string> {
  const agent = userAgentIn(head)
  return {
    'content-type': type,
    ...(agent && { 'user-agent': agent }),
    ...(key && { 'x-sentry-auth': `sentry sentry_key=${key}, sentry_version=7` }),
  }
}

const newline = 10

/** An envelope that names a DSN names the new one; every other byte stays. */
function withDsn(body: Uint8Array, dsn: string): Uint8Array {
  const found = body.indexOf(newline)
  const end = found === -1 ? body.length : found
  const header = JSON.parse(Buffer.from(body.buffer, body.byteOffset, end).toString())
  if (header.dsn === undefined) return body
  return Buffer.concat([Buffer.from(JSON.stringify({ ...header, dsn })), body.subarray(end)])
}
