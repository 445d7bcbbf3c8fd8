import { randomUUID } from 'node:crypto'
import type { CheckoutRequest, Product } from '@checkout/contract/http'
import { expect, test } from '../fixtures/test.ts'

test('50 concurrent checkouts of the last 10 pieces make exactly 10 orders', async ({ system }) => {
  const scarce = (await products(system.origins.api)).find((product) => product.stock <= 10)
  expect(scarce?.stock).toBe(10)
  const body: CheckoutRequest = { items: [{ productId: scarce?.id as string, quantity: 1 }], scenario: 'normal' }

  const answers = await Promise.all(Array.from({ length: 50 }, () => checkOut(system.origins.api, body)))
  const statuses = answers.map((answer) => answer.status).toSorted()
  expect(statuses).toEqual([...Array(10).fill(201), ...Array(40).fill(409)])

  const left = (await products(system.origins.api)).find((product) => product.id === scarce?.id)
  expect(left?.stock).toBe(0)
})

test('a sold-out product says so in the shop', async ({ system, page }) => {
  const scarce = (await products(system.origins.api)).toSorted((a, b) => a.stock - b.stock)[0] as Product
  const rest = Array.from({ length: scarce.stock }, () =>
    checkOut(system.origins.api, { items: [{ productId: scarce.id, quantity: 1 }], scenario: 'normal' }),
  )
  await Promise.all(rest)
  await page.goto(system.origins.web)
  const card = page.getByRole('listitem').or(page.getByRole('article')).filter({ hasText: scarce.name })
  await expect(card.first()).toContainText(/sold out/i)
})

test('the same idempotency key never makes a second order', async ({ system }) => {
  const [product] = await products(system.origins.api)
  const body: CheckoutRequest = { items: [{ productId: product?.id as string, quantity: 1 }], scenario: 'normal' }
  const key = randomUUID()

  const first = await checkOut(system.origins.api, body, key)
  const second = await checkOut(system.origins.api, body, key)
  expect([first.status, second.status]).toEqual([201, 201])
  expect(second.headers.get('idempotent-replayed')).toBe('true')
  expect(await second.json()).toEqual(await first.json())

  const [after] = await products(system.origins.api)
  expect(after?.stock).toBe((product?.stock ?? 0) - 1)
})

async function products(api: string): Promise<Product[]> {
  const response = await fetch(`${api}/api/products`)
  return ((await response.json()) as { products: Product[] }).products
}

function checkOut(api: string, body: CheckoutRequest, key: string = randomUUID()): Promise<Response> {
  return fetch(`${api}/api/checkout`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  })
}
