import { expect, test } from 'vitest'
import type { ProblemSeen } from '../src/diagnose/refusals.ts'
import { atOnce, diagnosisSteps, summarySteps } from '../src/index.ts'
import type { Log, Span } from '../src/model.ts'
import { errorEvent, inBrowser, log, span, traceId } from './records.ts'

const error = errorEvent()
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

const foreignError = log({ severity: 'error', service: 'payments' })
const exception = { name: 'exception', timeMs: 1_006, attributes: {} }

/** What no capture of a broken app shows (apps/lab/test/verdicts.test.ts has those). */
test.each([
  ['linked', 'continued POST /api/checkout', [handler, request], []],
  ['linked', 'continued', [click, request, { ...handler, events: [exception] }], [log({ severity: 'error' })]],
  ['linked-events-dropped', 'checkout-api', [click, request, { ...handler, events: [exception] }], [foreignError]],
  ['broken-parent-ignored', 'the browser is in this trace', [click, request, { ...handler, parentSpanId: null }], []],
  ['broken-no-server-span', 'HTTP instrumentation is on', [click, request, { ...step, parentSpanId: null }], []],
  ['broken-parent-never-sent', 'every service in between', [click, handler], []],
] as [string, string, Span[], Log[]][])('a trace is told as %s: %s', (code, words, spans, logs) => {
  const { verdict } = atOnce(diagnosisSteps({ traceId, spans, logs, errors: [error], metrics: [] }))
  expect(verdict.code).toBe(code)
  expect(`${verdict.message} ${verdict.next}`).toContain(words)
})

function problem(change: Partial<ProblemSeen>): ProblemSeen {
  return {
    rule: 'refusal',
    message: 'no key',
    status: 401,
    timeMs: 2_000,
    head: 'POST /v1/traces\nhost: lab',
    ...change,
  }
}

function evidence(spans: Span[], ...problems: ProblemSeen[]): string[] {
  const { verdict } = atOnce(diagnosisSteps({ traceId, spans, logs: [], errors: [], metrics: [] }, problems))
  return verdict.evidence.flatMap(({ type, text }) => (type === 'span' ? [] : text))
}

test('of what an SDK dropped, spans are evidence where some are missing, and nothing else is', () => {
  const report = { rule: 'client_report', message: 'The browser dropped 12 spans: sample_rate.' } as const
  expect(evidence([handler], problem(report))).toEqual([report.message])
  expect(evidence([request, handler], problem(report))).toEqual([])
  expect(evidence([handler], problem({ ...report, message: 'The browser dropped 1 replay: sample_rate.' }))).toEqual([])
})

test('a refusal is evidence where the side is missing that was refused, once, while the trace was sent', () => {
  const refused = 'POST /v1/traces was answered 401 (no key)'
  expect(evidence([request], problem({}), problem({}))).toEqual([refused])
  expect(evidence([request], problem({ head: '' }))).toEqual(['a connection was answered 401 (no key)'])
  expect(evidence([request, handler], problem({}))).toEqual([])
  expect(evidence([handler], problem({}))).toEqual([])
  for (const change of [{ timeMs: 900 }, { timeMs: 60_000 }, { head: 'POST /api/1/envelope/?sentry_key=x' }]) {
    expect(evidence([request], problem(change))).toEqual([])
  }
})

test('the list names a trace by what the user did and by how the request ended', () => {
  const records = { traceId, spans: [payments, handler, request, click], logs: [log()], errors: [error], metrics: [] }
  expect(atOnce(summarySteps(records))).toEqual({
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
  expect(atOnce(summarySteps({ traceId, spans: [step, root], logs: [], errors: [], metrics: [] }))).toMatchObject({
    name: 'POST /api/checkout',
    op: 'http.server',
    scenario: 'backend-crash',
    statusCode: 500,
  })
})

test('a trace of logs alone is named by the first one and lasts from first to last', () => {
  const logs = [log(), log({ timeMs: 1_105 })]
  expect(atOnce(summarySteps({ traceId, spans: [], logs, errors: [], metrics: [] }))).toMatchObject({
    name: 'checkout.started',
    startTimeMs: 1_005,
    durationMs: 100,
    link: 'logs-only',
  })
})
