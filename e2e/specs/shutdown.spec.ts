import { expectBothServers, told } from '../fixtures/backend-trace.ts'
import { orderAt } from '../fixtures/order.ts'
import { expect, test } from '../fixtures/test.ts'

test('an order, then SIGTERM at once to both services: no span and no log is lost', async ({ system, lab }) => {
  const undisturbed = await lab.traceWhere((await orderAt(system.origins.api)).traceId, expectBothServers)
  const { traceId } = await orderAt(system.origins.api)
  await Promise.all([system.restart('api'), system.restart('payments')])
  await lab.traceWhere(traceId, (trace) => {
    expectBothServers(trace)
    expect(told(trace)).toEqual(told(undisturbed))
  })
})
