import { expect, test } from 'vitest'
import { openShop, webOrigin } from './shop.ts'

test('a checkout without a key is refused', async () => {
  const shop = await openShop()
  const payload = { items: [{ productId: 'coffee-cup', quantity: 1 }], scenario: 'normal' }
  const response = await shop.app.inject({ method: 'POST', url: '/api/checkout', payload })
  expect(response.statusCode).toBe(400)
  expect(response.json()).toMatchObject({ code: 'idempotency_key_required', field: 'idempotency-key' })
})

test.each([
  ['normal', 201],
  ['inventory-miss', 409],
  ['payment-declined', 402],
  ['backend-crash', 500],
])('%s: the same key gets the first answer again, and nothing happens twice', async (scenario, status) => {
  const shop = await openShop()
  const first = await shop.checkout({ scenario, key: 'again' })
  const stock = await shop.stockOf('coffee-cup')
  const second = await shop.checkout({ scenario, key: 'again' })
  expect([first.statusCode, second.statusCode]).toEqual([status, status])
  expect(second.body).toBe(first.body)
  expect(first.headers['idempotent-replayed']).toBeUndefined()
  expect(second.headers['idempotent-replayed']).toBe('true')
  expect(await shop.stockOf('coffee-cup')).toBe(stock)
  expect(shop.payments.received.length).toBeLessThanOrEqual(1)
})

test.each([
  ['another cart', { quantity: 2 }],
  ['another scenario', { scenario: 'inventory-miss' }],
  ['another card', { card: '4000000000000002' }],
])('the same key with %s is refused with 422', async (_what, change) => {
  const shop = await openShop()
  await shop.checkout({ key: 'reused' })
  const response = await shop.checkout({ key: 'reused', ...change })
  expect(response.statusCode).toBe(422)
  expect(response.json()).toMatchObject({ code: 'idempotency_key_reused' })
})

test('the same key while the first request is in flight gets 409 and when to ask again', async () => {
  const shop = await openShop()
  const charging = shop.payments.stopAt('before charge')
  const first = shop.checkout({ key: 'busy' })
  first.catch(() => {})
  await charging
  const second = await shop.checkout({ key: 'busy' })
  expect(second.statusCode).toBe(409)
  expect(second.json()).toMatchObject({ code: 'in_progress' })
  expect(second.headers['retry-after']).toBe('1')
  expect(second.headers['access-control-allow-origin']).toBe(webOrigin)
  shop.payments.free()
  expect((await first).statusCode).toBe(201)
})

test('twenty clicks at once with one key make one order and one charge', async () => {
  const shop = await openShop()
  const answers = await Promise.all(Array.from({ length: 20 }, () => shop.checkout({ key: 'double-click' })))
  const statuses = answers.map(({ statusCode }) => statusCode)
  expect(statuses.filter((status) => status === 201).length).toBeGreaterThanOrEqual(1)
  expect(statuses.every((status) => status === 201 || status === 409)).toBe(true)
  expect(await shop.db.order.count()).toBe(1)
  expect([...shop.payments.ledger.captures.values()]).toEqual([1])
  expect(await shop.stockOf('coffee-cup')).toBe(999)
})

test('a request that was refused may be corrected under the same key', async () => {
  const shop = await openShop()
  const refused = await shop.checkout({ key: 'corrected', productId: 'yacht' })
  const corrected = await shop.checkout({ key: 'corrected' })
  expect([refused.statusCode, corrected.statusCode]).toEqual([400, 201])
})
