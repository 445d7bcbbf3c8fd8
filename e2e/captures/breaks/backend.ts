import { orderAt } from '../../fixtures/order.ts'
import type { Break, Source } from '../break.ts'
import { checkOut, orderWithoutBrowser, traceOfApi, traceOfPayments } from './acts.ts'

/** The header as Sentry's older documents have it: OpenTelemetry splits it at the comma, and the key is lost. */
const splitHeader = (header: string) => header.replace('sentry sentry_key', 'Sentry sentry_version=7, sentry_key')
const noTracing = { OTEL_SDK_DISABLED: 'true' }

/** Starts Sentry in the API as a developer would who wants it as well. Its Fastify integration would end the process. */
function sentryInApi(options = ''): Source {
  const init = `
import * as Sentry from '@sentry/node'
Sentry.init({
  dsn: 'http://00000000000000000000000000000002@' + new URL(process.env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT).host + '/2',
  release: 'checkout-api@0.1.0',
  tracesSampleRate: 1,
  ${options}
  integrations: (defaults) => defaults.filter(({ name }) => name !== 'Fastify'),
})`
  const start = 'await startTelemetry({'
  return { api: [[start, `${init}\n${start}`]] }
}

/** Broken in a service, or on the way from it. */
export const brokenBackend: Break[] = [
  {
    code: 'browser-only',
    broken: 'API and payments: `OTEL_SDK_DISABLED=true`',
    env: { api: noTracing, payments: noTracing },
  },
  {
    code: 'browser-only',
    variant: 'header',
    broken: 'API and payments: `OTEL_EXPORTER_OTLP_…_HEADERS` with a comma in the value',
    env: {
      api: { OTEL_EXPORTER_OTLP_TRACES_HEADERS: splitHeader, OTEL_EXPORTER_OTLP_LOGS_HEADERS: splitHeader },
      payments: { OTEL_EXPORTER_OTLP_TRACES_HEADERS: splitHeader, OTEL_EXPORTER_OTLP_LOGS_HEADERS: splitHeader },
    },
  },
  {
    code: 'browser-only',
    variant: 'grpc',
    broken: 'API and payments: `OTEL_EXPORTER_OTLP_…_PROTOCOL=grpc` to a port that speaks HTTP',
    env: {
      api: { OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'grpc', OTEL_EXPORTER_OTLP_LOGS_PROTOCOL: 'grpc' },
      payments: { OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'grpc', OTEL_EXPORTER_OTLP_LOGS_PROTOCOL: 'grpc' },
    },
  },
  {
    code: 'browser-only-backend-logged',
    variant: 'address',
    broken: 'API and payments: `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT` without `/v1/traces`',
    env: {
      api: { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: (was) => was.replace('/v1/traces', '') },
      payments: { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: (was) => was.replace('/v1/traces', '') },
    },
  },
  {
    code: 'browser-only-backend-logged',
    variant: 'refused',
    broken: 'Sentry refuses the traces of the services with 403, and takes their logs',
    act: async (stage) => {
      await stage.lab.setFault({ answer: 403, signal: 'traces' })
      return checkOut(stage)
    },
  },
  {
    code: 'browser-only-backend-logged',
    broken: 'API: `OTEL_TRACES_SAMPLER=always_off`',
    env: { api: { OTEL_TRACES_SAMPLER: 'always_off' } },
  },
  {
    code: 'browser-only-backend-logged',
    variant: 'no-exporter',
    broken: 'API and payments: `OTEL_TRACES_EXPORTER=none`',
    env: { api: { OTEL_TRACES_EXPORTER: 'none' }, payments: { OTEL_TRACES_EXPORTER: 'none' } },
  },
  {
    code: 'broken-parent-never-sent',
    variant: 'service-between',
    broken: 'API: `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT` leads nowhere, and payments sends its spans',
    env: { api: { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://127.0.0.1:1/v1/traces' } },
  },
  {
    code: 'unsampled-backend-only',
    broken: 'shop: `tracesSampleRate: 0`; API and payments: `OTEL_TRACES_SAMPLER=always_on`',
    shopCode: [[/tracesSampleRate:1/g, 'tracesSampleRate:0']],
    env: { api: { OTEL_TRACES_SAMPLER: 'always_on' }, payments: { OTEL_TRACES_SAMPLER: 'always_on' } },
    reports: true,
  },
  {
    code: 'broken-parent-never-sent',
    variant: 'service',
    broken: 'a caller that sends `traceparent`, and its spans to nobody',
    act: async ({ system }) => (await orderAt(system.origins.api)).traceId,
  },
  {
    code: 'broken-parent-ignored',
    broken: 'API: `OTEL_PROPAGATORS=none`; the trace that the API began',
    env: { api: { OTEL_PROPAGATORS: 'none' } },
    act: traceOfApi,
  },
  {
    code: 'backend-only',
    variant: 'no-propagator',
    broken: 'API: `OTEL_PROPAGATORS=none`; the trace that payments began',
    env: { api: { OTEL_PROPAGATORS: 'none' } },
    act: traceOfPayments,
  },
  {
    code: 'broken-no-server-span',
    broken: "a `filter` in the Collector drops the API's SERVER spans",
    filter: 'kind == SPAN_KIND_SERVER and resource.attributes["service.name"] == "checkout-api"',
  },
  {
    code: 'backend-only',
    variant: 'no-server-span',
    broken: 'API: zero-code instrumentation without http; the trace of the charge',
    preload: { api: '@opentelemetry/auto-instrumentations-node/register' },
    env: {
      api: {
        OTEL_SERVICE_NAME: 'checkout-api',
        OTEL_METRICS_EXPORTER: 'none',
        OTEL_NODE_ENABLED_INSTRUMENTATIONS: 'undici,pino',
      },
    },
    act: traceOfApi,
  },
  {
    code: 'broken-no-traceparent',
    variant: 'headers-in-log',
    broken: 'shop: `propagateTraceparent: false`; API: no http instrumentation, so that headers stand in its log alone',
    shopCode: [[/propagateTraceparent:!0/g, 'propagateTraceparent:!1']],
    env: { api: { OTEL_NODE_ENABLED_INSTRUMENTATIONS: 'undici,pino' } },
    act: traceOfApi,
  },
  {
    code: 'backend-only',
    broken: 'nothing; the order comes from a script',
    act: orderWithoutBrowser,
  },
  {
    code: 'logs-only',
    broken: 'API: `OTEL_TRACES_SAMPLER=always_off`; the order comes from a script',
    env: { api: { OTEL_TRACES_SAMPLER: 'always_off' } },
    act: orderWithoutBrowser,
  },
  {
    code: 'linked',
    variant: 'sentry-alone',
    broken:
      'nothing; API: `Sentry.init` with `tracesSampleRate: 1` and `propagateTraceparent: true` instead of OpenTelemetry',
    env: { api: noTracing },
    source: sentryInApi('propagateTraceparent: true,'),
  },
  {
    code: 'broken-no-traceparent',
    variant: 'service',
    broken: 'API: `Sentry.init` with `tracesSampleRate: 1` instead of OpenTelemetry; the trace that payments began',
    env: { api: noTracing },
    source: sentryInApi(),
    act: traceOfPayments,
  },
  {
    code: 'linked-two-tracers',
    broken: 'API: `Sentry.init` with `tracesSampleRate: 1` beside OpenTelemetry',
    source: sentryInApi(),
  },
  {
    code: 'linked-events-dropped',
    broken: 'payments is down; API: `OTEL_LOGS_EXPORTER=none`, so that only a span event tells why',
    env: { api: { OTEL_LOGS_EXPORTER: 'none' } },
    act: async (stage) => {
      await stage.system.kill('payments', 'SIGKILL')
      return checkOut(stage)
    },
  },
]
