import { randomBytes, randomUUID } from 'node:crypto'
import { serviceNames, spanNames } from '@checkout/contract/telemetry'
import { onlySpan } from '../fixtures/lab.ts'
import { expect, test } from '../fixtures/test.ts'

test('an order, then SIGTERM at once to both services: no span and no log is lost', async ({ system, lab }) => {
  const traceId = randomBytes(16).toString('hex')
  const answer = await fetch(`${system.origins.api}/api/checkout`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-01`,
    },
    body: JSON.stringify({ items: [{ productId: 'coffee-cup', quantity: 1 }], scenario: 'normal' }),
  })
  expect(answer.status).toBe(201)
  await Promise.all([system.restart('api'), system.restart('payments')])

  const trace = await lab.traceWhere(traceId, ({ spans, logs }) => {
    expect(
      spans
        .filter((span) => span.kind === 'server')
        .map((span) => span.service)
        .toSorted(),
    ).toEqual([serviceNames.api, serviceNames.payments])
    expect(logs.map((log) => log.body)).toContain('checkout.completed')
  })
  for (const name of [spanNames.validateCart, spanNames.sendConfirmation, spanNames.authorizePayment])
    onlySpan(trace, { name })
})
