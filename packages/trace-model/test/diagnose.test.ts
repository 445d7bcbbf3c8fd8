import { expect, test } from 'vitest'
import { diagnose, summarize } from '../src/index.ts'
import type { ErrorEvent, Log, Span } from '../src/model.ts'

const traceId = '0af7651916cd43dd8448eb211c80319c'

function span(change: Partial<Span>): Span {
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

function log(change: Partial<Log> = {}): Log {
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

const error: ErrorEvent = {
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
}

const inBrowser = { side: 'browser', source: 'envelope', service: 'checkout-web', kind: null } as const
const click = span({
  ...inBrowser,
  spanId: '1111111111111111',
  name: 'Run checkout scenario',
  op: 'ui.checkout',
  attributes: { scenario: 'normal' },
  durationMs: 100,
})
const request = span({
  ...inBrowser,
  spanId: '2222222222222222',
  parentSpanId: click.spanId,
  name: 'POST /api/checkout',
  op: 'http.client',
  startTimeMs: 1_002,
  attributes: { 'http.response.status_code': 201 },
})
const handler = span({
  spanId: '3333333333333333',
  parentSpanId: request.spanId,
  kind: 'server',
  op: 'http.server',
  name: 'POST /api/checkout',
  startTimeMs: 1_003,
  attributes: { 'http.response.status_code': 500, scenario: 'backend-crash' },
})
const step = span({ spanId: '4444444444444444', parentSpanId: handler.spanId, name: 'checkout.payment' })
const call = span({ spanId: '5555555555555555', parentSpanId: step.spanId, kind: 'client', op: 'http.client' })
const payments = span({
  spanId: '6666666666666666',
  parentSpanId: call.spanId,
  kind: 'server',
  service: 'payments',
  startTimeMs: 1_050,
})

const unsampled = log({ attributes: { 'http.request.header.traceparent': [`00-${traceId}-2222222222222222-00`] } })

test.each([
  ['linked', 'linked', [click, request, handler, step, call, payments], []],
  ['linked', 'linked', [handler, request], []],
  ['browser-only', 'browser-only', [click, request], []],
  ['browser-only', 'browser-only-no-request', [click], []],
  ['browser-only', 'browser-only-backend-logged', [click, request], [log()]],
  ['backend-only', 'backend-only', [span({ ...handler, parentSpanId: null }), step, call, payments], [log()]],
  ['backend-only', 'backend-only', [step], []],
  ['broken', 'broken-parent-never-sent', [handler, step], []],
  ['broken', 'broken-parent-never-sent', [click, handler], []],
  ['broken', 'broken-parent-ignored', [click, request, span({ ...handler, parentSpanId: null })], []],
  ['broken', 'broken-no-server-span', [click, request, step], []],
  ['unsampled', 'unsampled', [], [log(), unsampled]],
  ['logs-only', 'logs-only', [], [log()]],
] as const)('a trace that is %s is told as %s', (link, code, spans, logs) => {
  const diagnosis = diagnose({ traceId, spans: [...spans], logs: [...logs], errors: [], metrics: [] })
  expect(diagnosis).toMatchObject({ link, verdict: { linked: link === 'linked', code } })
  expect(diagnosis.verdict.message).toMatch(/^[^.].*\.$/)
  expect(diagnosis.verdict.next === null).toBe(link === 'linked' || code === 'browser-only-no-request')
})

const sentryTrace = { 'http.request.header.sentry-trace': `${traceId}-2222222222222222-1` }
const traceparent = { 'http.request.header.traceparent': [`00-${traceId}-2222222222222222-01`] }
const root = span({ ...handler, parentSpanId: null })
const exception = { name: 'exception', timeMs: 1_006, attributes: {} }

test.each([
  ['broken-no-traceparent', [{ ...root, attributes: sentryTrace }], []],
  ['broken-parent-ignored', [{ ...root, attributes: { ...sentryTrace, ...traceparent } }], []],
  ['browser-only-request-failed', [click, { ...request, status: 'error', attributes: {} }], []],
  ['linked-two-tracers', [click, request, handler, { ...handler, spanId: '7777777777777777', source: 'envelope' }], []],
  ['linked-events-dropped', [click, request, { ...handler, events: [exception] }], []],
  ['linked', [click, request, { ...handler, events: [exception] }], [log({ severity: 'error' })]],
] as [string, Span[], Log[]][])('a trace that is %s is told as such', (code, spans, logs) => {
  const { verdict } = diagnose({ traceId, spans, logs, errors: [], metrics: [] })
  expect(verdict.code).toBe(code)
  expect(verdict.evidence.length).toBeGreaterThan(0)
})

test('a verdict rests on the spans, the headers and the reports it names', () => {
  const records = { traceId, logs: [unsampled], spans: [], errors: [], metrics: [] }
  const problems = [
    { rule: 'client_report', message: 'The browser dropped 12 spans: sample_rate.' },
    { rule: 'client_report', message: 'The browser dropped 1 replay: sample_rate.' },
    { rule: 'refusal', message: 'no spans here' },
  ] as const
  expect(diagnose(records, problems).verdict.evidence).toEqual([
    { type: 'header', text: `traceparent: 00-${traceId}-2222222222222222-00`, spanId: null },
    { type: 'log', text: 'checkout.started of checkout-api', spanId: null },
    { type: 'client_report', text: 'The browser dropped 12 spans: sample_rate.', spanId: null },
  ])
  expect(diagnose({ ...records, logs: [], spans: [handler] }).verdict.evidence).toEqual([
    { type: 'span', text: 'POST /api/checkout of checkout-api, parent 2222222222222222', spanId: handler.spanId },
  ])
})

test('a verdict names what it is about', () => {
  const message = (spans: Span[]) => diagnose({ traceId, spans, logs: [], errors: [], metrics: [] }).verdict.message
  expect(message([click, request, handler, payments])).toBe(
    'checkout-api continued POST /api/checkout of checkout-web: 3 services, one trace id.',
  )
  expect(message([handler])).toContain('has the parent 2222222222222222, which nobody sent here')
  expect(message([click, request])).toContain('No backend span followed POST /api/checkout')
})

test('a trace of errors alone says so', () => {
  expect(diagnose({ traceId, spans: [], logs: [], errors: [error], metrics: [] }).verdict.code).toBe('errors-only')
})

test('the list names a trace by what the user did and by how the request ended', () => {
  const records = { traceId, spans: [payments, handler, request, click], logs: [log()], errors: [error], metrics: [] }
  expect(summarize(records)).toEqual({
    traceId,
    name: 'Run checkout scenario',
    op: 'ui.checkout',
    scenario: 'normal',
    statusCode: 201,
    startTimeMs: 1_000,
    durationMs: 100,
    services: ['checkout-web', 'checkout-api', 'payments'],
    spanCount: 4,
    logCount: 1,
    errorCount: 1,
    link: 'linked',
    isPinned: false,
  })
})

test('without a browser the list names a trace by its first server route', () => {
  const root = span({ ...handler, parentSpanId: null })
  expect(summarize({ traceId, spans: [step, root], logs: [], errors: [], metrics: [] })).toMatchObject({
    name: 'POST /api/checkout',
    op: 'http.server',
    scenario: 'backend-crash',
    statusCode: 500,
  })
})

test('a trace of logs alone is named by the first one and lasts from first to last', () => {
  const logs = [log(), log({ timeMs: 1_105 })]
  expect(summarize({ traceId, spans: [], logs, errors: [], metrics: [] })).toMatchObject({
    name: 'checkout.started',
    startTimeMs: 1_005,
    durationMs: 100,
    link: 'logs-only',
  })
})
