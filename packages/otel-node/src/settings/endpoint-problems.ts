import { goesToSentry, type Signal } from './signals.ts'

const ports: Record<string, 'grpc' | 'http'> = { '4317': 'grpc', '4318': 'http' }

/** What is wrong with where a signal is sent: the path, the protocol, or that nobody is there. */
export function endpointProblems(signal: Signal, isAloneInContainer: boolean): string[] {
  const { name, value } = signal.endpoint
  const url = URL.parse(value)
  if (url === null) return [`${name} is no URL: ${value}`]
  const isGrpc = signal.protocol.value === 'grpc'
  const problems = [
    ...protocolProblems(signal, url, isGrpc),
    ...(isGrpc ? [] : pathProblems(signal, url)),
    ...(isGrpc || !goesToSentry(signal) ? [] : sentryPathProblems(name, url)),
  ]
  if (isAloneInContainer && /^(localhost|127\.|\[::1\])/.test(url.hostname)) {
    problems.push(
      `${name} is ${url.origin}, which in a container is the container itself: name the Collector's service, and let the Collector bind 0.0.0.0 (OTLP_HOST)`,
    )
  }
  return problems
}

/** The same for a base URL of Sentry's that is no variable of the SDK, such as what a Collector sends to. */
export function sentryBaseProblems(name: string, value: string): string[] {
  const url = URL.parse(value)
  if (url === null) return [`${name} is no URL: ${value}`]
  if (/\/v1(\/(traces|logs))?\/?$/.test(url.pathname))
    return [`${name} ends in /v1…, which the exporter adds: leave it out`]
  return sentryPathProblems(name, url)
}

function protocolProblems({ endpoint, protocol }: Signal, url: URL, isGrpc: boolean): string[] {
  const spoken = ports[url.port]
  if (spoken === 'grpc' && !isGrpc) {
    return [
      `${endpoint.name} is port 4317, which speaks gRPC, and ${protocol.name} is ${protocol.value}: take port 4318`,
    ]
  }
  if (spoken === 'http' && isGrpc) {
    return [
      `${endpoint.name} is port 4318, which speaks HTTP, and ${protocol.name} is grpc: take port 4317 or http/protobuf`,
    ]
  }
  if (isGrpc && /^\/api\/.*otlp/.test(url.pathname))
    return [`${protocol.name} is grpc, which Sentry does not take: http/protobuf`]
  return []
}

function pathProblems({ signal, endpoint: { name, isGeneral } }: Signal, { pathname }: URL): string[] {
  const path = pathname.replace(/\/$/, '')
  if (isGeneral && /\/v1(\/(traces|logs))?$/.test(path)) {
    const sent = `${path}/v1/${signal}`
    return [
      `${name} ends in ${path.slice(path.indexOf('/v1'))}, and the SDK adds /v1/${signal}: it would send to ${sent}`,
    ]
  }
  if (isGeneral || path.endsWith(`/v1/${signal}`)) return []
  return [
    `${name} does not end in /v1/${signal}: the SDK adds that to OTEL_EXPORTER_OTLP_ENDPOINT only, and sends here to ${path || '/'}`,
  ]
}

function sentryPathProblems(name: string, { hostname, pathname }: URL): string[] {
  if (/^\/api\/\d+\/integration\/otlp(\/|$)/.test(pathname)) return []
  if (/^\/api\/\d+\/otlp/.test(pathname)) {
    return [`${name} has the old path, for which Sentry answers 404: /api/<project>/integration/otlp`]
  }
  if (/^\/api\/(integration\/)?otlp/.test(pathname)) {
    return [`${name} names no project: /api/<project>/integration/otlp`]
  }
  const isMeantForIt = pathname.includes('otlp') || /(^|\.)sentry\.io$/.test(hostname)
  return isMeantForIt ? [`${name} is not where Sentry takes OTLP: /api/<project>/integration/otlp`] : []
}
