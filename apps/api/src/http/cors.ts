import { allowedRequestHeaders, idempotentReplayedHeader } from '@checkout/contract/http'
import type { FastifyCorsOptions } from '@fastify/cors'

/** Who may call from a browser, and with what. */
export function corsOptions(webOrigins: string[]): FastifyCorsOptions {
  return {
    origin: webOrigins,
    methods: ['GET', 'POST'],
    allowedHeaders: [...allowedRequestHeaders],
    exposedHeaders: [idempotentReplayedHeader, 'retry-after'],
    maxAge: 600,
  }
}
