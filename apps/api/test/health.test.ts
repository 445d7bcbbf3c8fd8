import { expect, test } from 'vitest'
import { watchDatabase } from '../src/health/database-problem.ts'
import { openShop } from './shop.ts'

test('a healthy API says ok', async () => {
  const shop = await openShop()
  const response = await shop.app.inject('/healthz')
  expect([response.statusCode, response.json()]).toEqual([200, { status: 'ok' }])
})

test('while the database has no tables the API is unavailable, and says what to run', async () => {
  const shop = await openShop()
  await shop.db.$executeRaw`ALTER TABLE "Product" RENAME TO "Away"`
  const response = await shop.app.inject('/healthz')
  expect(response.statusCode).toBe(503)
  expect(response.json()).toEqual({ status: 'unavailable', reason: expect.stringContaining('npm run migrate') })
  await shop.db.$executeRaw`ALTER TABLE "Away" RENAME TO "Product"`
  expect((await shop.app.inject('/healthz')).statusCode).toBe(200)
})

test('while the database does not answer the API is unavailable', async () => {
  const silent = { product: { findFirst: () => new Promise(() => {}) } }
  const problem = await watchDatabase(silent as never, 'postgres://nobody@nowhere/nothing')()
  expect(problem).toBe('the database did not answer within 2000 ms')
})

test('the probe answers', async () => {
  const shop = await openShop()
  expect((await shop.app.inject('/api/ping')).json()).toEqual({ pong: true })
})
