import { randomUUID } from 'node:crypto'
import type { Product } from '@checkout/contract/http'
import { expectBothServers, told } from '../../fixtures/backend-trace.ts'
import type { Lab } from '../../fixtures/lab.ts'
import { orderAt, orderFor } from '../../fixtures/order.ts'
import { expect, test } from '../../fixtures/test.ts'

test.setTimeout(180_000)

/** Every one of these traces arrives with all that a trace of the same kind holds in peace. */
async function expectWhole(lab: Lab, traceIds: string[], inPeace: string[]): Promise<void> {
  for (const traceId of traceIds) await lab.traceWhere(traceId, (trace) => expect(told(trace)).toEqual(inPeace), 60_000)
}

async function tracedInPeace(lab: Lab, api: string): Promise<string[]> {
  const { traceId } = await orderAt(api, { scenario: 'slow-payment' })
  return told(await lab.traceWhere(traceId, expectBothServers))
}

async function stockOf(api: string, id: string): Promise<number> {
  const { products } = (await (await fetch(`${api}/api/products`)).json()) as { products: Product[] }
  return products.find((product) => product.id === id)?.stock ?? 0
}

test('the Collector is away for 10 s: every order succeeds, and every span arrives once it is back', async ({
  system,
  containers,
  lab,
}) => {
  const inPeace = await tracedInPeace(lab, system.origins.api)
  await containers.compose('stop', 'collector')
  // The last orders take 1.5 s more and the start one. The SDK tries five times: for 10.5 to 15.8 s, as chance will have it.
  const buyers = Array.from({ length: 3 }, () => orderFor(7_000, system.origins.api))
  const traceIds = (await Promise.all(buyers)).flat()
  await containers.compose('start', 'collector')
  await expectWhole(lab, traceIds, inPeace)
})

test('the lab is away for 30 s, and the Collector is restarted meanwhile: its queue on disk delivers everything', async ({
  system,
  containers,
  lab,
}) => {
  const inPeace = await tracedInPeace(lab, system.origins.api)
  await containers.compose('stop', 'lab')
  const before = await orderFor(15_000, system.origins.api)
  await containers.compose('restart', '--no-deps', 'collector')
  const after = await orderFor(15_000, system.origins.api)
  await containers.compose('start', 'lab')
  await containers.healthy('lab')
  await expectWhole(lab, [...before, ...after], inPeace)
})

test('Postgres goes and comes back: the API says 503 and why, and recovers alone', async ({ system, containers }) => {
  const { api } = system.origins
  const starts = async () => (await containers.compose('logs', '--no-color', 'api')).match(/Server listening/g)?.length
  const startsBefore = await starts()
  const health = async () => {
    const answer = await fetch(`${api}/healthz`)
    return [answer.status, ((await answer.json()) as { reason?: string }).reason]
  }
  await containers.compose('stop', 'postgres')
  await expect.poll(health).toEqual([503, expect.stringContaining('database')])
  const key = randomUUID()
  expect(await orderAt(api, { key })).toMatchObject({ status: 503, code: 'database_unavailable' })
  await containers.compose('start', 'postgres')
  await expect.poll(health, { timeout: 30_000 }).toEqual([200, undefined])
  expect((await orderAt(api, { key })).status).toBe(201)
  expect(await starts()).toBe(startsBefore)
})

test('the API is killed in mid-checkout: after its start nothing is reserved and nothing stays charged', async ({
  system,
  containers,
}) => {
  const { api } = system.origins
  const stock = await stockOf(api, 'coffee-cup')
  const key = randomUUID()
  const lost = orderAt(api, { scenario: 'slow-payment', key }).catch(() => 'no answer')
  await expect.poll(() => stockOf(api, 'coffee-cup'), { intervals: [20] }).toBe(stock - 1)
  await containers.compose('kill', 'api')
  expect(await lost).toBe('no answer')
  await containers.compose('start', 'api')
  await containers.healthy('api')
  await expect.poll(() => stockOf(api, 'coffee-cup'), { timeout: 30_000 }).toBe(stock)
  expect(await orderAt(api, { scenario: 'slow-payment', key })).toMatchObject({ status: 500, code: 'internal' })
  const { ledger } = await system.stored()
  const last = JSON.parse(ledger.trim().split('\n').at(-1) ?? '{}')
  expect(last).toMatchObject({ state: expect.stringMatching(/^(refunded|voided)$/) })
})
