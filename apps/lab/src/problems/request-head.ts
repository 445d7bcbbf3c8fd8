import type { IncomingMessage } from 'node:http'
import type { Metadata } from '@grpc/grpc-js'

/** The request line and the headers as they were sent, one a line. */
export function headOf({ method, url, rawHeaders }: IncomingMessage): string {
  let head = `${method} ${url}`
  for (let at = 0; at < rawHeaders.length; at += 2) head += `\n${rawHeaders[at]}: ${rawHeaders[at + 1]}`
  return head
}

/** A call as a request line and headers, one a line; binary metadata is left out. */
export function grpcHead(path: string, metadata: Metadata): string {
  const texts = Object.entries(metadata.getMap()).filter(([, value]) => typeof value === 'string')
  return [`POST ${path}`, ...texts.map(([name, value]) => `${name}: ${value}`)].join('\n')
}

/** The SDK a request names in its query or its `X-Sentry-Auth`, else its user agent. */
export function sdkIn(head: string): string | null {
  const client = /\bsentry_client=([^&,\s]+)/.exec(head)?.[1]
  if (client) return decoded(client)
  return userAgentIn(head)
}

export function userAgentIn(head: string): string | null {
  return /^user-agent: (.*)$/im.exec(head)?.[1] ?? null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
