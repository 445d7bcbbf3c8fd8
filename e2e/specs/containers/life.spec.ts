import { expectBothServers, told } from '../../fixtures/backend-trace.ts'
import { orderAt } from '../../fixtures/order.ts'
import { expect, test } from '../../fixtures/test.ts'

test.setTimeout(180_000)

test('down right after an order takes at most 15 s, and no span of it is lost', async ({ system, containers, lab }) => {
  const inPeace = told(await lab.traceWhere((await orderAt(system.origins.api)).traceId, expectBothServers))
  const { traceId } = await orderAt(system.origins.api)
  const startedAt = Date.now()
  await containers.compose('down')
  expect(Date.now() - startedAt).toBeLessThan(15_000)
  await containers.compose('up', '--wait')
  await lab.traceWhere(traceId, (trace) => expect(told(trace)).toEqual(inPeace))
})

test('down with its volumes, then up: it works from nothing', async ({ system, containers, lab, shop }) => {
  await containers.compose('down', '--volumes')
  await containers.compose('up', '--wait')
  expect(await lab.traces()).toEqual([])
  const { traceId } = await shop.checkOut('normal')
  await lab.traceWhere(traceId, ({ verdict }) => expect(verdict.linked).toBe(true))
  const products = await (await fetch(`${system.origins.api}/api/products`)).json()
  expect(products).toMatchObject({ products: expect.arrayContaining([expect.objectContaining({ stock: 999 })]) })
})
