import { collectorPortNames, type PortName, type Ports } from './ports.ts'
import { labProject, type OtlpTarget } from './sentry-targets.ts'
import type { Environment } from './settings.ts'

/** What a route may depend on. */
export type RouteContext = {
  ports: Ports
  /** Where OTLP leaves this machine's processes. */
  target: OtlpTarget
  /** True where no real Sentry is configured. */
  isLab: boolean
}

export type RouteDefinition = {
  /** What it does, in one line: for `--help`, for the terminal and for collector/README.md. */
  says: string
  /** The Collector's configuration, below collector/; without it the services send by themselves. */
  collector?: string
  collectorEnvironment?: (context: RouteContext) => Environment
  /** Variables without which it does not do what it is for, once the real Sentry is configured. */
  wants?: string[]
  /** The Collector asks the lab something when it starts. */
  collectorAsksLab?: boolean
  /** What starts telemetry in the API, instead of its own `src/telemetry.ts`. */
  apiPreload?: string
  apiEnvironment?: Environment
  paymentsEnvironment?: Environment
  /** A second lab stands for a second vendor. */
  hasSecondLab?: boolean
}

/** Every way in which the services' telemetry reaches Sentry, or the lab in its place. */
export const routes = {
  direct: { says: 'the services send OTLP to Sentry themselves' },
  collector: {
    says: 'a Collector with a queue on disk takes it and forwards it',
    collector: 'otel-collector.yaml',
  },
  routing: {
    says: 'the Collector sends each service to a project of its own',
    collector: 'routing.yaml',
    wants: ['SENTRY_PAYMENTS_OTLP_ENDPOINT', 'SENTRY_DEFAULT_OTLP_ENDPOINT'],
    collectorEnvironment: ({ ports, target, isLab }) => ({
      ...project('PAYMENTS', isLab ? labProject(ports, 3) : target),
      ...project('DEFAULT', isLab ? labProject(ports, 4) : target),
    }),
  },
  'tail-sampling': {
    says: 'the Collector keeps failures, slow ones and a tenth of the rest',
    collector: 'tail-sampling.yaml',
  },
  processing: {
    says: 'the Collector takes out noise and secrets',
    collector: 'processing.yaml',
  },
  'fan-out': {
    says: 'the Collector sends a copy to a second vendor',
    collector: 'fan-out.yaml',
    collectorEnvironment: ({ ports }) => ({ SECOND_OTLP_ENDPOINT: `http://127.0.0.1:${ports.secondLab}` }),
    hasSecondLab: true,
  },
  'sentry-exporter': {
    says: 'the Collector finds or makes the project of each service in Sentry',
    collector: 'sentry-exporter.yaml',
    wants: ['SENTRY_ORG', 'SENTRY_AUTH_TOKEN'],
    collectorAsksLab: true,
    collectorEnvironment: ({ ports, isLab }) =>
      isLab
        ? {
            SENTRY_URL: 'http://sentry.lab',
            SENTRY_ORG: 'lab',
            SENTRY_AUTH_TOKEN: 'lab',
            SENTRY_PROXY_URL: `http://127.0.0.1:${ports.lab}`,
          }
        : {},
  },
  'sdk-in-service': {
    says: 'payments has Sentry beside OpenTelemetry, and samples by request',
    paymentsEnvironment: { PAYMENTS_SAMPLER: 'by-request' },
  },
  auto: {
    says: 'the API runs with zero-code instrumentation instead of ours',
    apiPreload: '@opentelemetry/auto-instrumentations-node/register',
    // What our own preload would say: Sentry takes no metrics over OTLP, and the detectors of clouds would ask the network where they are.
    apiEnvironment: {
      OTEL_SERVICE_NAME: 'checkout-api',
      OTEL_METRICS_EXPORTER: 'none',
      OTEL_NODE_RESOURCE_DETECTORS: 'env,host,os,process,serviceinstance',
    },
  },
} as const satisfies Record<string, RouteDefinition>

export type Route = keyof typeof routes
export const routeNames = Object.keys(routes) as Route[]

export function isRoute(name: string): name is Route {
  return Object.hasOwn(routes, name)
}

export function definitionOf(route: Route): RouteDefinition {
  return routes[route]
}

/** The ports that a route takes beside those of the services. */
export function extraPorts(route: Route): PortName[] {
  return [
    ...(needsCollector(route) ? collectorPortNames : []),
    ...(definitionOf(route).hasSecondLab ? ['secondLab' as const] : []),
  ]
}

export function needsCollector(route: Route): boolean {
  return definitionOf(route).collector !== undefined
}

/** What the OpenTelemetry SDK of a service reads on a route. */
export function exporterEnvironment(route: Route, { ports, target }: RouteContext): Environment {
  if (needsCollector(route)) {
    // A variable of a signal would win over the general one, and lead past the Collector.
    const none = { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: '', OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: '' }
    return {
      ...none,
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${ports.otlpHttp}`,
      OTEL_EXPORTER_OTLP_HEADERS: '',
    }
  }
  const header = `x-sentry-auth=sentry sentry_key=${target.publicKey}`
  return {
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${target.endpoint}/v1/traces`,
    OTEL_EXPORTER_OTLP_TRACES_HEADERS: header,
    OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: `${target.endpoint}/v1/logs`,
    OTEL_EXPORTER_OTLP_LOGS_HEADERS: header,
  }
}

function project(name: string, { endpoint, publicKey }: OtlpTarget): Environment {
  return { [`SENTRY_${name}_OTLP_ENDPOINT`]: endpoint, [`SENTRY_${name}_OTLP_PUBLIC_KEY`]: publicKey }
}
