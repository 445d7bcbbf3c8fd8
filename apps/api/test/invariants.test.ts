import { expect, test } from 'vitest'
import { openShop, type Shop } from './shop.ts'

async function expectBooksToBalance(shop: Shop, productId: string, initial: number): Promise<void> {
  const orders = await shop.db.order.findMany({ include: { lines: true } })
  const completed = orders.filter(({ state }) => state === 'completed')
  const sold = completed.flatMap(({ lines }) => lines).filter((line) => line.productId === productId)
  const soldPieces = sold.reduce((sum, { quantity }) => sum + quantity, 0)
  expect(await shop.stockOf(productId)).toBe(initial - soldPieces)
  const captured = [...shop.payments.ledger.charges.values()].filter(({ state }) => state === 'captured')
  expect(captured.map(({ key }) => key).sort()).toEqual(completed.map(({ id }) => id).sort())
  expect([...shop.payments.ledger.captures.values()].every((count) => count === 1)).toBe(true)
}

test('fifty buyers for the last ten pieces: ten orders, forty misses, nothing left', async () => {
  const shop = await openShop()
  const answers = await Promise.all(Array.from({ length: 50 }, () => shop.checkout({ productId: 'limited-print' })))
  const count = (status: number) => answers.filter(({ statusCode }) => statusCode === status).length
  expect([count(201), count(409)]).toEqual([10, 40])
  expect(await shop.stockOf('limited-print')).toBe(0)
  await expectBooksToBalance(shop, 'limited-print', 10)
})

test('fifty buyers with every kind of failure among them: the books balance', async () => {
  const shop = await openShop()
  const scenarios = ['normal', 'payment-declined', 'backend-crash', 'inventory-miss', 'normal']
  const orders = Array.from({ length: 50 }, (_, index) => scenarios[index % 5] ?? 'normal')
  const answers = await Promise.all(orders.map((scenario) => shop.checkout({ scenario, quantity: 3 })))
  const statuses = Map.groupBy(answers, ({ statusCode }) => statusCode)
  expect([201, 402, 409, 500].map((status) => statuses.get(status)?.length)).toEqual([20, 10, 10, 10])
  await expectBooksToBalance(shop, 'coffee-cup', 1_000)
})

test('carts with the same goods in opposite order, half of them undone: none waits for another', async () => {
  const shop = await openShop()
  const goods = ['coffee-cup', 'desk-lamp', 'tote-bag', 'wall-clock']
  const orders = Array.from({ length: 60 }, (_, index) => ({
    products: index % 2 === 0 ? goods : goods.toReversed(),
    scenario: index % 4 < 2 ? 'normal' : 'payment-declined',
  }))
  const answers = await Promise.all(orders.map((order) => shop.checkout(order)))
  const statuses = Map.groupBy(answers, ({ statusCode }) => statusCode)
  expect([201, 402].map((status) => statuses.get(status)?.length)).toEqual([30, 30])
  for (const productId of goods) await expectBooksToBalance(shop, productId, 1_000)
})

test('stock cannot go below zero, whoever writes', async () => {
  const shop = await openShop()
  const below = shop.db.$transaction([shop.db.product.update({ where: { id: 'tote-bag' }, data: { stock: -1 } })])
  await expect(below).rejects.toThrow(/stock/)
  expect(await shop.stockOf('tote-bag')).toBe(1_000)
})
