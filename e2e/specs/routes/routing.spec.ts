import { serviceNames, spanNames } from '@checkout/contract/telemetry'
import type { Delivery } from '../../fixtures/lab.ts'
import { orderAt } from '../../fixtures/order.ts'
import { sendOtlp } from '../../fixtures/otlp-client.ts'
import { expect, test } from '../../fixtures/test.ts'

const projects: Record<string, string> = { [serviceNames.api]: '2', [serviceNames.payments]: '3' }
const strangers = '4'

test('each service lands in its own project, traces and logs, with one trace id over all', async ({ system, lab }) => {
  const { traceId } = await orderAt(system.origins.api)
  await lab.traceWhere(traceId, ({ spans, logs }) => {
    expect(spans.filter(({ kind }) => kind === 'server')).toHaveLength(2)
    expect(logs.filter(({ body }) => body === 'request completed')).toHaveLength(2)
  })
  const deliveries = await lab.deliveries(traceId)
  for (const service of [serviceNames.api, serviceNames.payments]) {
    expect(projectsOf(deliveries, service, 'spans')).toEqual([projects[service]])
    expect(projectsOf(deliveries, service, 'logs')).toEqual([projects[service]])
  }
})

test('nothing lands twice', async ({ system, lab }) => {
  const { traceId } = await orderAt(system.origins.api)
  const trace = await lab.traceWhere(traceId, ({ spans }) => {
    expect(spans.map(({ name }) => name)).toContain(spanNames.sendConfirmation)
    expect(spans.filter(({ kind }) => kind === 'server')).toHaveLength(2)
  })
  const ids = (await lab.deliveries(traceId)).flatMap(({ spans }) => spans.map(({ spanId }) => spanId))
  expect(ids.toSorted()).toEqual(trace.spans.map(({ spanId }) => spanId).toSorted())
})

test('a service that no table names lands in the default project', async ({ system, lab }) => {
  const traceId = await sendOtlp(system.origins.collector ?? '', {
    resource: { 'service.name': 'warehouse' },
    spans: [{ name: 'count' }],
    logs: [{ body: 'counted' }],
  })
  await lab.traceWhere(traceId, ({ spans, logs }) => expect([spans.length, logs.length]).toEqual([1, 1]))
  const deliveries = await lab.deliveries(traceId)
  expect(deliveries.map(({ project }) => project)).toEqual([strangers, strangers])
})

function projectsOf(deliveries: Delivery[], service: string, signal: 'spans' | 'logs'): (string | null)[] {
  const those = deliveries.filter((delivery) => delivery[signal].some((record) => record.service === service))
  return [...new Set(those.map(({ project }) => project))]
}
