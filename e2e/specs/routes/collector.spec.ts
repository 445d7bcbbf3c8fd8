import { serviceNames } from '@checkout/contract/telemetry'
import { collectorMetric } from '../../../scripts/system/collector-metric.ts'
import { orderAt } from '../../fixtures/order.ts'
import { sendOtlp } from '../../fixtures/otlp-client.ts'
import { startOwnCollector } from '../../fixtures/own-collector.ts'
import { expect, test } from '../../fixtures/test.ts'

const outageMs = 60_000

test('an outage of a minute, with a restart of the Collector in it, loses no span', async ({ system, lab }) => {
  test.setTimeout(180_000)
  await system.kill('lab', 'SIGKILL')
  const end = Date.now() + outageMs
  const ordered: string[] = []
  let isRestarted = false
  while (Date.now() < end) {
    const { traceId, status } = await orderAt(system.origins.api, { scenario: 'slow-payment' })
    expect(status).toBe(201)
    ordered.push(traceId)
    if (!isRestarted && Date.now() > end - outageMs / 2) {
      await system.restart('collector')
      isRestarted = true
    }
  }
  await system.restart('lab')

  expect(ordered.length).toBeGreaterThan(10)
  for (const traceId of ordered) {
    await lab.traceWhere(
      traceId,
      ({ spans, logs }) => {
        const servers = spans.filter(({ kind }) => kind === 'server').map(({ service }) => service)
        expect(servers.toSorted()).toEqual([serviceNames.api, serviceNames.payments])
        expect(logs.filter(({ body }) => body === 'request completed')).toHaveLength(2)
      },
      40_000,
    )
  }
})

test('a 403 drops the spans at once, in plain sight: log, metric and the lab say so', async ({ system, lab }) => {
  const failed = () => collectorMetric(system.origins.collectorMetrics, 'otelcol_exporter_send_failed_spans')
  await lab.setFault({ answer: 403, signal: 'traces' })
  const { traceId, status } = await orderAt(system.origins.api)
  expect(status).toBe(201)
  await expect.poll(failed).toBeGreaterThan(0)
  expect(await system.output('collector')).toMatch(/Exporting failed\. Dropping data\..*403/)
  expect(await lab.problems()).toContainEqual(expect.objectContaining({ status: 403, rule: 'refusal', project: '2' }))
  await lab.setFault(null)

  await lab.traceWhere((await orderAt(system.origins.api)).traceId, ({ spans }) =>
    expect(spans.some(({ kind }) => kind === 'server')).toBe(true),
  )
  const dropped = await lab.trace(traceId)
  expect(dropped?.spans).toEqual([])
  expect(dropped?.logs.length).toBeGreaterThan(0)
})

test('it takes gRPC on its other port', async ({ system, lab }) => {
  const sender = await startOwnCollector({
    otlp_grpc: { endpoint: system.origins.collectorGrpc, tls: { insecure: true } },
  })
  try {
    const resource = { 'service.name': 'till' }
    const traceId = await sendOtlp(sender.http, { resource, spans: [{ name: 'count' }], logs: [{ body: 'counted' }] })
    const trace = await lab.traceWhere(traceId, ({ spans, logs }) =>
      expect([spans.length, logs.length]).toEqual([1, 1]),
    )
    expect(trace.spans[0]?.attributes['resource.telemetry.route']).toBe('collector')
  } finally {
    await sender.stop()
  }
})

test('the debug exporter says how much went through', async ({ system, lab }) => {
  const { traceId } = await orderAt(system.origins.api)
  await lab.traceWhere(traceId, ({ spans }) => expect(spans.length).toBeGreaterThan(10))
  expect(await system.output('collector')).toMatch(/\bTraces\b.*"spans": \d+/)
  expect(await system.output('collector')).toMatch(/\bLogs\b.*"log records": \d+/)
})
