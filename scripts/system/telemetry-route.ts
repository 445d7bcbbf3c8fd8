import type { Ports } from './ports.ts'
import type { Environment, Settings } from './settings.ts'

export const routes = ['direct', 'collector'] as const

/** How the services' telemetry reaches Sentry, or the lab in its place. */
export type Route = (typeof routes)[number]

export function isRoute(name: string): name is Route {
  return routes.some((route) => route === name)
}

/** DSN of a project of the lab: its key is its id, padded to 32 digits. */
export function labDsn(host: string, ports: Ports, project: number): string {
  return `http://${labKey(project)}@${host}:${ports.lab}/${project}`
}

/** Where OTLP leaves this machine's processes: what the services use on the direct route, and the Collector on the other. */
export function sentryOtlp(ports: Ports, configured: Settings['sentryOtlp']) {
  return {
    endpoint: configured.endpoint ?? `http://127.0.0.1:${ports.lab}/api/2/integration/otlp`,
    publicKey: configured.publicKey ?? labKey(2),
  }
}

/** What the OpenTelemetry SDK of a service reads on a route. */
export function routeEnvironment(route: Route, ports: Ports, target: ReturnType<typeof sentryOtlp>): Environment {
  if (route === 'direct') {
    return {
      OTEL_EXPORTER_OTLP_ENDPOINT: target.endpoint,
      OTEL_EXPORTER_OTLP_HEADERS: `x-sentry-auth=sentry sentry_key=${target.publicKey}`,
    }
  }
  return { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${ports.otlpHttp}`, OTEL_EXPORTER_OTLP_HEADERS: '' }
}

function labKey(project: number): string {
  return String(project).padStart(32, '0')
}
