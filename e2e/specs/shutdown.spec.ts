import { serviceNames } from '@checkout/contract/telemetry'
import type { TraceDetail } from '@checkout/trace-model/model'
import { orderAt } from '../fixtures/order.ts'
import { expect, test } from '../fixtures/test.ts'

test('an order, then SIGTERM at once to both services: no span and no log is lost', async ({ system, lab }) => {
  const undisturbed = await lab.traceWhere((await orderAt(system.origins.api)).traceId, expectBothServers)
  const { traceId, status } = await orderAt(system.origins.api)
  expect(status).toBe(201)
  await Promise.all([system.restart('api'), system.restart('payments')])
  await lab.traceWhere(traceId, (trace) => {
    expectBothServers(trace)
    expect(told(trace)).toEqual(told(undisturbed))
  })
})

/** A SERVER span ends last in its service, and so does the line about its request. */
function expectBothServers({ spans, logs }: TraceDetail): void {
  const servers = spans.filter((span) => span.kind === 'server').map((span) => span.service)
  expect(servers.toSorted()).toEqual([serviceNames.api, serviceNames.payments])
  expect(logs.filter((log) => log.body === 'request completed')).toHaveLength(2)
}

function told({ spans, logs }: TraceDetail): string[] {
  return [...spans.map((span) => `${span.service}: ${span.name}`), ...logs.map((log) => `log: ${log.body}`)].toSorted()
}
