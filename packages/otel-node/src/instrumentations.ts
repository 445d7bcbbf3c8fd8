import { traceHeaders } from '@checkout/contract/telemetry'
import { FastifyOtelInstrumentation } from '@fastify/otel'
import { getNodeAutoInstrumentations } from '@opentelemetry/auto-instrumentations-node'
import type { Instrumentation } from '@opentelemetry/instrumentation'
import { isQuietRequest } from './quiet-request.ts'

/** HTTP in and out, pino and Fastify, without spans for preflights, health checks, hooks and handlers. */
export function serviceInstrumentations(): Instrumentation[] {
  return [
    ...getNodeAutoInstrumentations({
      '@opentelemetry/instrumentation-http': {
        ignoreIncomingRequestHook: isQuietRequest,
        headersToSpanAttributes: { server: { requestHeaders: [...traceHeaders] } },
      },
    }),
    new FastifyOtelInstrumentation({
      registerOnInitialization: true,
      instrumentHooks: false,
      instrumentHandler: false,
      recordExceptions: false,
      ignorePaths: isQuietRequest,
    }),
  ]
}
