import { serviceNames } from '@checkout/contract/telemetry'
import { startTelemetry, stopTelemetry } from '@checkout/otel-node/start'
import * as Sentry from '@sentry/node'
import app from '../package.json' with { type: 'json' }
import { readEnv } from './env.ts'

const flushMs = 3_000

await startTelemetry({ serviceName: serviceNames.payments })

// Sentry has the errors, OpenTelemetry the spans: a sample rate here would make Sentry trace as well.
Sentry.init({
  dsn: readEnv().SENTRY_DSN,
  release: `payments@${app.version}`,
  integrations: (defaults) => [
    // It decorates requests with the name that @fastify/otel uses, which ends the process at start.
    ...defaults.filter(({ name }) => name !== 'Fastify'),
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
