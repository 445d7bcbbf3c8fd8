import type { Scenario } from '@checkout/contract/scenario'
import { serviceNames, spanNames } from '@checkout/contract/telemetry'
import type { TraceDetail, TraceSummary } from '@checkout/trace-model/model'
import { eachOf, fixedTraceId } from '../../fixtures/ids.ts'
import { labAt, orphansOf } from '../../fixtures/lab.ts'
import { orderAt } from '../../fixtures/order.ts'
import { startWorkerSystem } from '../../fixtures/system.ts'
import { expect, test } from '../../fixtures/test.ts'

const slowMs = 1_000
const failures: Scenario[] = ['backend-crash', 'payment-declined', 'inventory-miss']

test('of 200 good checkouts a tenth is kept, of 20 bad ones every span, and of neither a part', async ({
  system,
  lab,
}) => {
  test.setTimeout(150_000)
  const good = Array.from({ length: 200 }, (_, at) => fixedTraceId(`good ${at}`))
  const bad = Array.from({ length: 20 }, (_, at) => fixedTraceId(`bad ${at}`))
  await eachOf(good, 4, async (traceId) => expect((await orderAt(system.origins.api, { traceId })).status).toBe(201))
  await eachOf([...bad.keys()], 4, async (at) => {
    const scenario = failures[at % failures.length] as Scenario
    expect((await orderAt(system.origins.api, { traceId: bad[at] as string, scenario })).status).toBeGreaterThan(400)
  })

  for (const traceId of bad) await lab.traceWhere(traceId, expectWhole)
  // Decided later than all the others, so what is kept of them has arrived before.
  const last = await orderAt(system.origins.api, { scenario: 'slow-payment' })
  await lab.traceWhere(last.traceId, expectWhole)

  const summaries = await lab.traces()
  const kept = good.filter((traceId) => spanCount(summaries, traceId) > 0)
  for (const traceId of kept) expectWhole((await lab.trace(traceId)) as TraceDetail)
  const quick = kept.filter((traceId) => (summaries.find((one) => one.traceId === traceId)?.durationMs ?? 0) < slowMs)
  expect(quick.length).toBeGreaterThanOrEqual(8)
  expect(quick.length).toBeLessThanOrEqual(36)

  const left = good.filter((traceId) => !kept.includes(traceId))
  expect(new Set(left.map((traceId) => summaries.find((one) => one.traceId === traceId)?.link))).toEqual(
    new Set(['logs-only']),
  )
})

test('a slow checkout is kept, a probe is not', async ({ system, lab }) => {
  const pings = Array.from({ length: 30 }, (_, at) => fixedTraceId(`ping ${at}`))
  await eachOf(pings, 4, async (traceId) => {
    await fetch(`${system.origins.api}/api/ping`, { headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01` } })
  })
  const { traceId } = await orderAt(system.origins.api, { scenario: 'slow-payment' })
  await lab.traceWhere(traceId, expectWhole)
  const summaries = await lab.traces()
  expect(pings.map((ping) => spanCount(summaries, ping))).toEqual(pings.map(() => 0))
  expect(pings.every((ping) => summaries.some((one) => one.traceId === ping))).toBe(true)
})

test('a failed click is whole, from the browser down', async ({ shop, lab }) => {
  const { traceId } = await shop.checkOut('payment-declined')
  await lab.traceWhere(traceId, (trace) => {
    expect(trace.verdict.linked, trace.verdict.message).toBe(true)
    expect(orphansOf(trace)).toEqual([])
  })
})

test('a failure is kept although the browser left the visit out', async ({ system, lab }) => {
  const { traceId } = await orderAt(system.origins.api, { scenario: 'backend-crash', isSampled: false })
  await lab.traceWhere(traceId, expectWhole)
})

test('with the default sampler the same failure is lost before the Collector sees it', async () => {
  const system = await startWorkerSystem(
    { route: 'tail-sampling', runsIn: 'processes' },
    {
      OTEL_TRACES_SAMPLER: 'parentbased_always_on',
      TAIL_SAMPLING_WAIT: '1s',
    },
  )
  try {
    const lab = labAt(system.origins.lab)
    const { traceId } = await orderAt(system.origins.api, { scenario: 'backend-crash', isSampled: false })
    const { traceId: sampled } = await orderAt(system.origins.api, { scenario: 'backend-crash' })
    await lab.traceWhere(sampled, expectWhole)
    const lost = await lab.traceWhere(traceId, ({ logs }) => expect(logs.length).toBeGreaterThan(0))
    expect(lost.spans).toEqual([])
    expect(lost.verdict.code).toBe('unsampled')
  } finally {
    await system.stop()
  }
})

/** From the API's SERVER span down nothing is missing. */
function expectWhole(trace: TraceDetail): void {
  const servers = trace.spans.filter(({ kind }) => kind === 'server')
  expect(servers.filter(({ service }) => service === serviceNames.api)).toHaveLength(1)
  expect(orphansOf(trace).map(({ name }) => name)).toEqual([
    servers.find(({ service }) => service === serviceNames.api)?.name,
  ])
  const names = trace.spans.map(({ name }) => name)
  const wasPaid = names.includes(spanNames.payment)
  expect(servers.some(({ service }) => service === serviceNames.payments)).toBe(wasPaid)
  expect(names).toContain(spanNames.validateCart)
}

function spanCount(summaries: TraceSummary[], traceId: string): number {
  return summaries.find((one) => one.traceId === traceId)?.spanCount ?? 0
}
