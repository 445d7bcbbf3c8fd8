import type { Socket } from 'node:net'
import type { ErrorBody } from '@checkout/contract/http'

type Refusal = { status: string; body: ErrorBody }

const refusals: Record<string, Refusal> = {
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: '408 Request Timeout',
    body: { code: 'request_timeout', message: 'The request did not arrive in time.' },
  },
  HPE_HEADER_OVERFLOW: {
    status: '431 Request Header Fields Too Large',
    body: { code: 'headers_too_large', message: 'The headers are larger than 16 KiB.' },
  },
}
const unreadable: Refusal = {
  status: '400 Bad Request',
  body: { code: 'bad_request', message: 'This is not a request that we can read.' },
}

/** Options for Fastify that answer 408 to a client which takes longer than `requestTimeoutMs` to send its request. */
export function requestTimeLimit(requestTimeoutMs: number) {
  return {
    requestTimeout: requestTimeoutMs,
    // Node takes the longer of the two for the whole request, and looks only every 30 s.
    http: { headersTimeout: requestTimeoutMs, connectionsCheckingInterval: Math.ceil(requestTimeoutMs / 10) },
    clientErrorHandler: refuseClient,
  }
}

/** Answers where there is no request yet that a handler could answer. */
function refuseClient(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const refusal = refusals[error.code ?? ''] ?? unreadable
  const body = JSON.stringify(refusal.body)
  const head = `HTTP/1.1 ${refusal.status}\r\nconnection: close\r\ncontent-type: application/json`
  socket.end(`${head}\r\ncontent-length: ${body.length}\r\n\r\n${body}`)
}
