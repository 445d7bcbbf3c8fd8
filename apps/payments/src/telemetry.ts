import { serviceNames } from '@checkout/contract/telemetry'
import { startTelemetry, stopTelemetry } from '@checkout/otel-node/start'
import * as Sentry from '@sentry/node'
import app from '../package.json' with { type: 'json' }
import { readEnv } from './env.ts'
import { paymentsSampler } from './sampling.ts'

const { SENTRY_DSN, SENTRY_ENVIRONMENT, PAYMENTS_SAMPLER } = readEnv()
const flushMs = 3_000

// `Fastify` decorates requests with the name that @fastify/otel uses, which ends the process at start. The other one, as
// `sessions` below, counts sessions for release health; here Sentry is for errors.
const unwanted = new Set(['Fastify', 'ProcessSession'])

await startTelemetry({
  serviceName: serviceNames.payments,
  sampler: PAYMENTS_SAMPLER && paymentsSampler(),
})

// Sentry has the errors, OpenTelemetry the spans: a sample rate here would make Sentry trace as well.
Sentry.init({
  dsn: SENTRY_DSN,
  environment: SENTRY_ENVIRONMENT,
  release: `payments@${app.version}`,
  integrations: (defaults) => [
    ...defaults.filter(({ name }) => !unwanted.has(name)),
    // Without `spans: false` both start spans of their own for what the OTLP exporter sends, and report them as dropped.
    Sentry.httpIntegration({ sessions: false, spans: false }),
    Sentry.nativeNodeFetchIntegration({ spans: false }),
    Sentry.openTelemetryIntegration(),
  ],
  // Whatever is not named here is collected: bodies and local variables hold card numbers.
  dataCollection: {
    userInfo: false,
    cookies: false,
    httpHeaders: false,
    httpBodies: [],
    urlQueryParams: false,
    graphQL: { document: false, variables: false },
    genAI: { inputs: false, outputs: false },
    mcp: { inputs: false, outputs: false },
    databaseQueryData: false,
    queues: false,
    stackFrameVariables: false,
  },
})

/** Sends what is left, to both receivers at once. Takes 3 s at most and never rejects. */
export async function flushTelemetry(): Promise<void> {
  await Promise.all([Sentry.close(flushMs), stopTelemetry()])
}
