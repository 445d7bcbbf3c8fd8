import { type Scenario, scenarios } from '@checkout/contract/scenario'
import { browserEventNames, serviceNames, spanNames } from '@checkout/contract/telemetry'
import type { Span, TraceDetail } from '@checkout/trace-model/model'
import { ancestorsOf, eventName, onlySpan } from '../fixtures/lab.ts'
import { expect, test } from '../fixtures/test.ts'

type Expectation = {
  status: number
  steps: string[]
  payments: string[]
  /** Of the API; the browser says the same two of every order. */
  events: string[]
  failedStep?: { name: string; errorType: string }
}

const begin = ['checkout.started', 'checkout.cart_validated']
const reserved = [...begin, 'checkout.inventory_reserved']
const completed = ['checkout.payment_approved', 'checkout.order_written', 'checkout.completed']
const first4 = [spanNames.validateCart, spanNames.reserveInventory, spanNames.calculateTax, spanNames.payment]
const allSix = [...first4, spanNames.writeOrder, spanNames.sendConfirmation]

const expectations: Record<Scenario, Expectation> = {
  normal: { status: 201, steps: allSix, payments: [spanNames.authorizePayment], events: [...reserved, ...completed] },
  'slow-payment': {
    status: 201,
    steps: allSix,
    payments: [spanNames.authorizePayment],
    events: [...reserved, 'checkout.payment_slow_path', ...completed],
  },
  'inventory-miss': {
    status: 409,
    steps: [spanNames.validateCart, spanNames.reserveInventory],
    payments: [],
    events: [...begin, 'checkout.inventory_miss'],
    failedStep: { name: spanNames.reserveInventory, errorType: 'inventory_miss' },
  },
  'payment-declined': {
    status: 402,
    steps: [...first4, spanNames.releaseInventory],
    payments: [spanNames.authorizePayment],
    events: [...reserved, 'checkout.payment_declined', 'checkout.inventory_released'],
    failedStep: { name: spanNames.payment, errorType: 'payment_declined' },
  },
  'backend-crash': {
    status: 500,
    steps: [...first4, spanNames.writeOrder, spanNames.refundPayment, spanNames.releaseInventory],
    payments: [spanNames.authorizePayment, spanNames.refund],
    events: [
      ...reserved,
      'checkout.payment_approved',
      'checkout.failed',
      'checkout.payment_refunded',
      'checkout.inventory_released',
    ],
    failedStep: { name: spanNames.writeOrder, errorType: 'internal' },
  },
}

for (const scenario of scenarios) {
  const expected = expectations[scenario]

  test(`${scenario} answers ${expected.status} and leaves the spans and logs that tell its story`, async ({
    shop,
    lab,
  }) => {
    const { traceId, request } = await shop.checkOut(scenario)
    expect((await request.response())?.status()).toBe(expected.status)

    const trace = await lab.traceWhere(traceId, (seen) => {
      expect(namesOf(seen, 'checkout.')).toEqual(expected.steps.toSorted())
      expect(namesOf(seen, 'payment.')).toEqual(expected.payments.toSorted())
      expect(eventsOf(seen)).toEqual([...Object.values(browserEventNames), ...expected.events].toSorted())
      onlySpan(seen, { kind: 'server', service: serviceNames.api })
      expect(seen.verdict.linked, seen.verdict.message).toBe(true)
    })

    expectStepsBelowTheServerSpan(trace, expected.steps)
    expectDatabaseSpans(trace, expected.steps)
    expectStatuses(trace, expected)
    expectLogsOnExistingSpans(trace)
  })
}

test('the slow step is the long bar, and says so in a warning', async ({ shop, lab }) => {
  const { traceId } = await shop.checkOut('slow-payment')
  const trace = await lab.traceWhere(traceId, (seen) => {
    expect(seen.spans.some((span) => span.name === spanNames.sendConfirmation)).toBe(true)
    expect(eventsOf(seen)).toContain('checkout.payment_slow_path')
  })
  const payment = onlySpan(trace, { name: spanNames.payment })
  expect(payment.durationMs).toBeGreaterThanOrEqual(1_500)
  const others = allSix.filter((name) => name !== spanNames.payment).map((name) => onlySpan(trace, { name }))
  expect(others.every((span) => span.durationMs < payment.durationMs)).toBe(true)
  const warning = trace.logs.find((log) => eventName(log) === 'checkout.payment_slow_path')
  expect(warning).toMatchObject({ severity: 'warn', spanId: payment.spanId })
})

test('a crash keeps its cause for the telemetry: browser error, error log and answer share one trace', async ({
  shop,
  lab,
}) => {
  const { traceId, request } = await shop.checkOut('backend-crash')
  const answer = (await (await request.response())?.json()) as { code: string; message: string }

  const trace = await lab.traceWhere(traceId, ({ errors, logs, verdict }) => {
    expect(verdict.linked, verdict.message).toBe(true)
    expect(errors.some((error) => error.service === serviceNames.web)).toBe(true)
    expect(logs.some((log) => eventName(log) === 'checkout.failed')).toBe(true)
  })

  const failed = trace.logs.find((log) => eventName(log) === 'checkout.failed')
  expect(failed?.severity).toBe('error')
  expect(failed?.attributes['exception.stacktrace']).toContain('write-order')
  expect(answer.code).toBe('internal')
  expect(answer.message).not.toContain(String(failed?.attributes['exception.message']))

  const browserError = trace.errors.find((error) => error.service === serviceNames.web)
  const browserSpans = trace.spans.filter((span) => span.side === 'browser').map((span) => span.spanId)
  expect(browserError?.traceId).toBe(traceId)
  expect(browserSpans).toContain(browserError?.spanId)
})

function namesOf(trace: TraceDetail, prefix: string): string[] {
  return trace.spans
    .filter((span) => span.source === 'otlp' && span.name.startsWith(prefix))
    .map((span) => span.name)
    .toSorted()
}

function eventsOf(trace: TraceDetail): string[] {
  return trace.logs
    .map(eventName)
    .filter((name) => name.startsWith('checkout.'))
    .toSorted()
}

function expectStepsBelowTheServerSpan(trace: TraceDetail, steps: string[]): void {
  const server = onlySpan(trace, { kind: 'server', service: serviceNames.api })
  for (const name of steps) {
    const ancestors = ancestorsOf(trace, onlySpan(trace, { name }))
    expect(ancestors, `${name} is below the SERVER span`).toContain(server)
    expect(
      ancestors.filter((span) => steps.includes(span.name)),
      `${name} is a sibling of the other steps`,
    ).toEqual([])
  }
}

/** The steps that must touch the database, and the rule that no database span hangs outside of a step. */
function expectDatabaseSpans(trace: TraceDetail, steps: string[]): void {
  const queries = trace.spans.filter((span) => typeof span.attributes['db.query.text'] === 'string')
  const touched = (name: string) =>
    queries.some((query) => ancestorsOf(trace, query).some((span) => span.name === name))
  const mustTouch: string[] = [spanNames.validateCart, spanNames.releaseInventory].filter((name) =>
    steps.includes(name),
  )
  if (steps.includes(spanNames.sendConfirmation)) mustTouch.push(spanNames.reserveInventory, spanNames.writeOrder)
  expect(
    mustTouch.filter((name) => !touched(name)),
    'steps without a database span',
  ).toEqual([])
}

function expectStatuses(trace: TraceDetail, expected: Expectation): void {
  const isStep = (span: Span) => expected.steps.includes(span.name)
  const failed = trace.spans.filter((span) => isStep(span) && span.status === 'error')
  expect(failed.map((span) => ({ name: span.name, errorType: span.attributes['error.type'] }))).toEqual(
    expected.failedStep ? [expected.failedStep] : [],
  )
  const server = onlySpan(trace, { kind: 'server', service: serviceNames.api })
  expect(server.status).toBe(expected.status >= 500 ? 'error' : 'unset')
  expect(server.attributes['http.response.status_code']).toBe(expected.status)
}

function expectLogsOnExistingSpans(trace: TraceDetail): void {
  const spanIds = new Set(trace.spans.map((span) => span.spanId))
  const backend = trace.logs.filter((log) => log.source === 'otlp')
  expect(backend.length).toBeGreaterThan(0)
  expect(backend.filter((log) => log.spanId === null || !spanIds.has(log.spanId)).map((log) => log.body)).toEqual([])
}
