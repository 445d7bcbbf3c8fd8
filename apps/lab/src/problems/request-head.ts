import type { IncomingMessage } from 'node:http'

/** The request line and the headers as they were sent, one a line. */
export function headOf({ method, url, rawHeaders }: IncomingMessage): string {
  let head = `${method} ${url}`
  for (let at = 0; at < rawHeaders.length; at += 2) head += `\n${rawHeaders[at]}: ${rawHeaders[at + 1]}`
  return head
}

/** The SDK a request names in its query or its `X-Sentry-Auth`, else its user agent. */
export function sdkIn(head: string): string | null {
  const client = /\bsentry_client=([^&,\s]+)/.exec(head)?.[1]
  if (client) return decoded(client)
  return /^user-agent: (.*)$/im.exec(head)?.[1] ?? null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
