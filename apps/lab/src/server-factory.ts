import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'

// An import would also load all that the module can export, WebSocket and fetch among it: 15 MB.
const { createServer } = process.getBuiltinModule('node:http')

type ShortWay = (request: IncomingMessage, response: ServerResponse, longWay: () => void) => void

/** Longer than the clients' own, so that none sends into a connection that is being closed. */
const keepAliveTimeout = 72_000

/** For Fastify: servers that offer each request to the short way first, and end connections over which none has come for `requestTimeoutMs`. */
export function serverFactory(shortWay: ShortWay, requestTimeoutMs: number) {
  const options = {
    keepAliveTimeout,
    // Node takes the longer of the two for the whole request, and looks only every 30 s.
    requestTimeout: requestTimeoutMs,
    headersTimeout: requestTimeoutMs,
    connectionsCheckingInterval: Math.ceil(requestTimeoutMs / 10),
  }
  return (longWay: RequestListener): Server =>
    createServer(options, (request, response) => shortWay(request, response, () => longWay(request, response)))
}
