import { randomBytes, randomUUID } from 'node:crypto'
import { serviceNames } from '@checkout/contract/telemetry'
import type { TraceDetail } from '@checkout/trace-model/model'
import { expect, test } from '../fixtures/test.ts'

test('an order, then SIGTERM at once to both services: no span and no log is lost', async ({ system, lab }) => {
  const undisturbed = await lab.traceWhere(await order(system.origins.api), expectBothServers)
  const traceId = await order(system.origins.api)
  await Promise.all([system.restart('api'), system.restart('payments')])
  await lab.traceWhere(traceId, (trace) => {
    expectBothServers(trace)
    expect(told(trace)).toEqual(told(undisturbed))
  })
})

/** Places one order and gives the id of its trace. */
async function order(api: string): Promise<string> {
  const traceId = randomBytes(16).toString('hex')
  const answer = await fetch(`${api}/api/checkout`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-01`,
    },
    body: JSON.stringify({ items: [{ productId: 'coffee-cup', quantity: 1 }], scenario: 'normal' }),
  })
  expect(answer.status).toBe(201)
  return traceId
}

/** A SERVER span ends last in its service, and so does the line about its request. */
function expectBothServers({ spans, logs }: TraceDetail): void {
  const servers = spans.filter((span) => span.kind === 'server').map((span) => span.service)
  expect(servers.toSorted()).toEqual([serviceNames.api, serviceNames.payments])
  expect(logs.filter((log) => log.body === 'request completed')).toHaveLength(2)
}

function told({ spans, logs }: TraceDetail): string[] {
  return [...spans.map((span) => `${span.service}: ${span.name}`), ...logs.map((log) => `log: ${log.body}`)].toSorted()
}
