/**
 * The path of a request whose target is a whole URL, as a client writes it that takes us for its proxy (RFC 9112, section 3.2.2).
 * Whatever host it names, the request is answered here and nothing is opened.
 */
export function pathOfTarget(target = '/'): string {
  if (target.startsWith('/')) return target
  const url = URL.parse(target)
  return url === null ? target : `${url.pathname}${url.search}`
}

const signal = 'v1/(traces|logs)/?'
const path = new RegExp(`^/(api/[^/]+/(envelope/|integration/otlp/${signal})|${signal})$`)

/** Whether this is an address of the intake, where there is nothing to be had. */
export function onlyTakes(pathname: string): boolean {
  return path.test(pathname)
}

const otlp = /^\/(api\/[^/]+\/integration\/otlp|v1)\//

/** Whether a client of OTLP is likely to ask for this address, whether or not something is there. */
export function isOtlpPath(pathname: string): boolean {
  return otlp.test(pathname)
}

const metrics = /^\/(api\/[^/]+\/integration\/otlp\/)?v1\/metrics\/?$/

/** Whether metrics are sent here, as OpenTelemetry's SDKs do unless they are told not to. */
export function isForMetrics(pathname: string): boolean {
  return metrics.test(pathname)
}

/** Sentry has no words for it: the address does not exist there. */
export const noMetrics = 'Sentry takes no metrics over OTLP: set OTEL_METRICS_EXPORTER=none'
