import { expect, test, vi } from 'vitest'
import { sweep } from '../src/checkout/sweep.ts'
import { startSweeping } from '../src/checkout/sweeping.ts'
import { connectPayments } from '../src/payments/client.ts'
import { startPayments } from './payments-stand-in.ts'
import { openShop } from './shop.ts'

test('payments was down: the sweep puts the stock back once payments answers again', async () => {
  const shop = await openShop({ leaseMs: 1 })
  await shop.payments.close()
  const answer = await shop.checkout({ key: 'k' })
  expect((await shop.checkout({ key: 'k' })).json()).toMatchObject({ code: 'in_progress' })
  await sweep(shop.deps, shop.app.log)
  expect(await shop.stockOf('coffee-cup')).toBe(999)

  const payments = await startPayments()
  await sweep({ ...shop.deps, payments: connectPayments(payments.origin) }, shop.app.log)
  expect(await shop.stockOf('coffee-cup')).toBe(1_000)
  expect([...payments.ledger.charges.values()]).toMatchObject([{ state: 'voided' }])
  const again = await shop.checkout({ key: 'k' })
  expect(again.headers['idempotent-replayed']).toBe('true')
  expect(again.json()).toEqual(answer.json())
})

test('a request that outlives its lease loses to the sweep: no order, no charge, one answer', async () => {
  const shop = await openShop({ leaseMs: 1 })
  const charging = shop.payments.stopAt('after charge')
  const late = shop.checkout({ key: 'k' })
  late.catch(() => {})
  await charging
  await sweep(shop.deps, shop.app.log)
  shop.payments.free()
  expect((await late).statusCode).toBe(500)
  expect((await shop.checkout({ key: 'k' })).body).toBe((await late).body)
  expect(await shop.stockOf('coffee-cup')).toBe(1_000)
  expect(await shop.db.order.findMany()).toMatchObject([{ state: 'compensated' }])
  expect([...shop.payments.ledger.charges.values()]).toMatchObject([{ state: 'refunded' }])
})

test('two sweeps at once give the stock back once', async () => {
  const shop = await openShop({ leaseMs: 1 })
  await shop.payments.close()
  await shop.checkout({ quantity: 5 })
  const payments = connectPayments((await startPayments()).origin)
  await Promise.all([1, 2, 3].map(() => sweep({ ...shop.deps, payments }, shop.app.log)))
  expect(await shop.stockOf('coffee-cup')).toBe(1_000)
})

test('an order within its lease is left alone', async () => {
  const shop = await openShop({ leaseMs: 60_000 })
  const charging = shop.payments.stopAt('before charge')
  const placed = shop.checkout()
  placed.catch(() => {})
  await charging
  expect(await sweep(shop.deps, shop.app.log)).toBe(0)
  shop.payments.free()
  expect((await placed).statusCode).toBe(201)
})

test('a sweep that fails is logged, and the next one works', async () => {
  const shop = await openShop({ leaseMs: 1 })
  await shop.payments.close()
  await shop.checkout()
  const payments = connectPayments((await startPayments()).origin)
  await shop.db.$executeRaw`ALTER TABLE "Order" RENAME TO "Away"`
  const stop = startSweeping({ ...shop.deps, payments }, shop.app.log, 10)
  await vi.waitUntil(() => shop.log.some(({ msg }) => msg === 'the sweep could not read the orders'))
  await shop.db.$executeRaw`ALTER TABLE "Away" RENAME TO "Order"`
  await vi.waitUntil(async () => (await shop.stockOf('coffee-cup')) === 1_000)
  await stop()
})
