import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { serviceNames, spanNames } from '@checkout/contract/telemetry'
import { eachOf, fixedTraceId } from '../../fixtures/ids.ts'
import { onlySpan } from '../../fixtures/lab.ts'
import { orderAt, traceparentOf } from '../../fixtures/order.ts'
import { expect, test } from '../../fixtures/test.ts'

test("an error's event in Sentry has the ids of the OpenTelemetry span it happened in, and so has its log", async ({
  system,
  lab,
}) => {
  await rm(system.ledgerFile, { force: true })
  const { traceId } = await orderAt(system.origins.api)
  const trace = await lab.traceWhere(traceId, ({ spans, errors, logs }) => {
    expect(errors).toHaveLength(1)
    expect(logs.some((log) => log.service === serviceNames.payments && log.severity === 'error')).toBe(true)
    expect(spans.some(({ name, status }) => name === spanNames.authorizePayment && status === 'error')).toBe(true)
  })
  const span = onlySpan(trace, { name: spanNames.authorizePayment })
  expect(trace.errors[0]).toMatchObject({ source: 'envelope', traceId, spanId: span.spanId })
  await system.restart('payments')
})

test('no span is doubled, though two SDKs run in the service', async ({ system, lab }) => {
  const { traceId } = await orderAt(system.origins.api)
  const trace = await lab.traceWhere(traceId, ({ spans }) =>
    expect(spans.filter(({ kind }) => kind === 'server')).toHaveLength(2),
  )
  const own = trace.spans.filter(({ service }) => service === serviceNames.payments)
  expect(own.map(({ name }) => name).toSorted()).toEqual(['POST /charges', spanNames.authorizePayment, 'request'])
  expect(new Set(own.map(({ source }) => source))).toEqual(new Set(['otlp']))
})

test('of 2,000 requests it keeps every charge, a hundredth of the probes and a tenth of the rest', async ({
  system,
  lab,
}) => {
  test.setTimeout(120_000)
  const requests = [
    ...named('charge', 100, (at) => ['POST', '/charges', chargeOf(at)]),
    ...named('ping', 900, () => ['GET', '/ping']),
    ...named('rest', 1_000, () => ['GET', '/charges/no-such-charge']),
  ]
  await eachOf(requests, 8, async ({ traceId, method, path, body }) => {
    // The caller left it out; the service decides for itself.
    const headers = { 'content-type': 'application/json', traceparent: traceparentOf(traceId, false) }
    const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) }
    await (await fetch(`${system.origins.payments}${path}`, init)).arrayBuffer()
  })
  const { traceId: last } = await orderAt(system.origins.api)
  await lab.traceWhere(last, ({ spans }) => expect(spans.filter(({ kind }) => kind === 'server')).toHaveLength(2))

  const summaries = new Map((await lab.traces()).map((summary) => [summary.traceId, summary]))
  const kept = (kind: string) =>
    requests.filter((request) => request.kind === kind && (summaries.get(request.traceId)?.spanCount ?? 0) > 0).length
  expect(requests.every(({ traceId }) => summaries.has(traceId))).toBe(true)
  expect(kept('charge')).toBe(100)
  expect(kept('ping')).toBeGreaterThanOrEqual(2)
  expect(kept('ping')).toBeLessThanOrEqual(18)
  expect(kept('rest')).toBeGreaterThanOrEqual(70)
  expect(kept('rest')).toBeLessThanOrEqual(130)
})

type Sent = { kind: string; traceId: string; method: string; path: string; body?: object | undefined }

function named(
  kind: string,
  count: number,
  make: (at: number) => [method: string, path: string, body?: object],
): Sent[] {
  return Array.from({ length: count }, (_, at) => {
    const [method, path, body] = make(at)
    return { kind, traceId: fixedTraceId(`${kind} ${at}`), method, path, body }
  })
}

function chargeOf(at: number): object {
  return { key: `${at}-${randomUUID()}`, amountCents: 100, scenario: 'normal' }
}
