import type { ErrorEvent, Log, Span } from '../src/model.ts'

export const traceId = '0af7651916cd43dd8448eb211c80319c'

/** A step of the API, unless said otherwise. */
export function span(change: Partial<Span> = {}): Span {
  return {
    traceId,
    spanId: 'aaaaaaaaaaaaaaaa',
    parentSpanId: null,
    name: 'x',
    op: null,
    kind: 'internal',
    service: 'checkout-api',
    side: 'server',
    source: 'otlp',
    startTimeMs: 1_000,
    durationMs: 10,
    status: 'unset',
    attributes: {},
    links: [],
    events: [],
    ...change,
  }
}

/** What makes a span one of the shop. */
export const inBrowser = { side: 'browser', source: 'envelope', service: 'checkout-web', kind: null } as const

export function log(change: Partial<Log> = {}): Log {
  return {
    traceId,
    spanId: null,
    timeMs: 1_005,
    severity: 'info',
    body: 'checkout.started',
    attributes: {},
    source: 'otlp',
    service: 'checkout-api',
    ...change,
  }
}

export function errorEvent(change: Partial<ErrorEvent> = {}): ErrorEvent {
  return {
    eventId: 'e'.repeat(32),
    traceId,
    spanId: null,
    timeMs: 1_004,
    level: 'error',
    exceptions: [],
    release: null,
    replayId: null,
    type: 'Error',
    value: 'boom',
    source: 'envelope',
    service: 'checkout-web',
    ...change,
  }
}
