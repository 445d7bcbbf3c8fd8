import * as Sentry from '@sentry/react'
import { collectNothing } from './collect-nothing.ts'
import { rememberSentHeaders } from './features/checkout/sent-headers.ts'
import { readingTransport } from './reading-transport.ts'
import { readSettings } from './settings.ts'
import { traceTarget } from './trace-target.ts'

const { sentryDsn, apiOrigin, labOrigin, environment } = readSettings()
const tracing = Sentry.browserTracingIntegration({
  linkPreviousTrace: 'session-storage',
  shouldCreateSpanForRequest: (url) => !traceTarget(labOrigin).test(url),
})

Sentry.init({
  dsn: sentryDsn,
  environment,
  release: __RELEASE__,
  traceLifecycle: 'stream',
  tracesSampleRate: 1,
  // OpenTelemetry services read W3C `traceparent`; by default the SDK sends only `sentry-trace` and `baggage`.
  propagateTraceparent: true,
  tracePropagationTargets: [traceTarget(apiOrigin)],
  replaysSessionSampleRate: 1,
  replaysOnErrorSampleRate: 1,
  integrations: [tracing],
  dataCollection: collectNothing,
  transport: readingTransport,
})
Sentry.getClient()?.on('beforeOutgoingRequestSpan', rememberSentHeaders)
