import Fastify from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { connectPayments } from '../src/payments/client.ts'
import { openShop } from './shop.ts'

test('normal: the order is written and can be read again', async () => {
  const shop = await openShop()
  const response = await shop.checkout({ quantity: 2 })
  expect(response.statusCode).toBe(201)
  const order = response.json()
  expect(order).toMatchObject({
    state: 'completed',
    scenario: 'normal',
    lines: [{ productId: 'coffee-cup', name: 'Coffee cup', priceCents: 1_400, quantity: 2 }],
    subtotalCents: 2_800,
    taxCents: 224,
    totalCents: 3_024,
    cardLast4: '4242',
  })
  const read = await shop.app.inject(`/api/orders/${order.id}`)
  expect(read.json()).toEqual(order)
  expect(await shop.stockOf('coffee-cup')).toBe(998)
  expect(shop.payments.ledger.charges.get(order.id)).toMatchObject({ state: 'captured', amountCents: 3_024 })
})

test('slow-payment: the order is written, with a warning', async () => {
  const shop = await openShop()
  const response = await shop.checkout({ scenario: 'slow-payment' })
  expect(response.statusCode).toBe(201)
  expect(shop.log).toContainEqual(expect.objectContaining({ level: 40, 'event.name': 'checkout.payment_slow_path' }))
})

test('inventory-miss: nothing is reserved, nothing is charged', async () => {
  const shop = await openShop()
  const response = await shop.checkout({ scenario: 'inventory-miss' })
  expect(response.statusCode).toBe(409)
  expect(response.json()).toMatchObject({ code: 'inventory_miss' })
  expect(await shop.stockOf('coffee-cup')).toBe(1_000)
  expect(await shop.db.order.count()).toBe(0)
  expect(shop.payments.received).toEqual([])
})

test('payment-declined: the stock goes back', async () => {
  const shop = await openShop()
  const response = await shop.checkout({ scenario: 'payment-declined' })
  expect(response.statusCode).toBe(402)
  expect(response.json()).toMatchObject({ code: 'payment_declined' })
  expect(await shop.stockOf('coffee-cup')).toBe(1_000)
  expect(await shop.db.order.findMany()).toMatchObject([{ state: 'compensated', failure: 'payment_declined' }])
})

test('backend-crash: the buyer gets the money back and no word about the cause', async () => {
  const shop = await openShop()
  const response = await shop.checkout({ scenario: 'backend-crash' })
  expect(response.statusCode).toBe(500)
  expect(response.json()).toEqual({ code: 'internal', message: 'The order was not placed and nothing stays charged.' })
  expect(await shop.stockOf('coffee-cup')).toBe(1_000)
  const [order] = await shop.db.order.findMany()
  expect(order).toMatchObject({ state: 'compensated', failure: 'internal' })
  expect(shop.payments.ledger.charges.get(order?.id ?? '')).toMatchObject({ state: 'refunded' })
})

test('a cart is reserved all or nothing', async () => {
  const shop = await openShop()
  const response = await shop.app.inject({
    method: 'POST',
    url: '/api/checkout',
    headers: { 'idempotency-key': 'all-or-nothing' },
    payload: {
      items: [
        { productId: 'coffee-cup', quantity: 1 },
        { productId: 'limited-print', quantity: 11 },
      ],
      scenario: 'normal',
    },
  })
  expect(response.statusCode).toBe(409)
  expect(await shop.stockOf('coffee-cup')).toBe(1_000)
  expect(await shop.stockOf('limited-print')).toBe(10)
})

test('the same product twice in a cart is one line', async () => {
  const shop = await openShop()
  const item = { productId: 'coffee-cup', quantity: 2 }
  const response = await shop.app.inject({
    method: 'POST',
    url: '/api/checkout',
    headers: { 'idempotency-key': 'twice' },
    payload: { items: [item, item], scenario: 'normal' },
  })
  expect(response.json().lines).toMatchObject([{ productId: 'coffee-cup', quantity: 4 }])
  expect(await shop.stockOf('coffee-cup')).toBe(996)
})

test('payments is down: the answer says so, the stock is kept aside until the sweep knows that nothing was taken', async () => {
  const shop = await openShop({ leaseMs: 1 })
  await shop.payments.close()
  const response = await shop.checkout()
  expect(response.statusCode).toBe(503)
  expect(response.json()).toMatchObject({ code: 'payment_unavailable' })
  expect(await shop.stockOf('coffee-cup')).toBe(999)
  expect(await shop.db.order.findMany()).toMatchObject([{ state: 'compensating', failure: 'payment_unavailable' }])
})

test.each([
  ['an error', 500, { code: 'internal', message: 'no' }],
  ['nonsense', 201, 'thank you'],
  ['a charge that is not captured', 201, { key: 'k', state: 'refunded', amountCents: 1, cardLast4: null }],
])(
  'payments answers with %s: the order is undone, and the buyer can try again later',
  async (_what, status, answer) => {
    const broken = Fastify()
    broken.post('/charges', (_request, reply) => reply.code(status).send(answer))
    broken.post('/refunds', () => ({ key: 'k', state: 'voided', amountCents: 0, cardLast4: null }))
    onTestFinished(() => broken.close())
    const shop = await openShop({ payments: connectPayments(await broken.listen({ port: 0, host: '127.0.0.1' })) })
    const response = await shop.checkout()
    expect(response.statusCode).toBe(503)
    expect(response.json()).toMatchObject({ code: 'payment_unavailable' })
    expect(await shop.stockOf('coffee-cup')).toBe(1_000)
  },
)

test('a confirmation that cannot be sent does not fail the order', async () => {
  const shop = await openShop({ sendConfirmation: () => Promise.reject(new Error('mail server is on fire')) })
  const response = await shop.checkout()
  expect(response.statusCode).toBe(201)
  expect(shop.log).toContainEqual(expect.objectContaining({ level: 40, 'event.name': 'checkout.confirmation_failed' }))
})

test('the products are on the shelf: eight goods, one of them scarce', async () => {
  const shop = await openShop()
  const { products } = (await shop.app.inject('/api/products')).json()
  expect(products).toHaveLength(8)
  expect(products).toContainEqual(expect.objectContaining({ id: 'limited-print', stock: 10 }))
  expect(products.filter((product: { stock: number }) => product.stock === 1_000)).toHaveLength(7)
})
