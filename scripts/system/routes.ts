import type { Ports } from './ports.ts'
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
    collectorEnvironment: ({ ports, target, isLab }) => ({
      ...project('PAYMENTS', isLab ? labProject(ports, 3) : target),
      ...project('DEFAULT', isLab ? labProject(ports, 4) : target),
    }),
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

export function needsCollector(route: Route): boolean {
  return definitionOf(route).collector !== undefined
}

/** What the OpenTelemetry SDK of a service reads on a route. */
export function exporterEnvironment(route: Route, { ports, target }: RouteContext): Environment {
  if (needsCollector(route)) {
    return { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${ports.otlpHttp}`, OTEL_EXPORTER_OTLP_HEADERS: '' }
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
