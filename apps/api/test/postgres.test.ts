import { expect, test, vi } from 'vitest'
import { openDatabase } from '../src/database/client.ts'
import { startProgram } from './api-process.ts'
import { closing } from './closing.ts'
import { freshDatabase } from './fresh-database.ts'
import { proxyTo } from './postgres-proxy.ts'
import { openShop } from './shop.ts'
import { stall } from './stall.ts'

const server = ['--import', './src/telemetry.ts', 'src/server.ts']
const unavailable = { code: 'database_unavailable', message: expect.stringContaining('database') }

test('fifty buyers share the connections that the pool may open', async () => {
  const shop = await openShop({ limits: { poolSize: 3, statementTimeoutMs: 5_000 } })
  const watcher = closing(openDatabase(shop.url))
  const buying = Promise.all(Array.from({ length: 50 }, () => shop.checkout()))
  const seen: number[] = []
  const count = async () => {
    const [row] = await watcher.$queryRaw<{ open: bigint }[]>`
      SELECT count(*) AS open FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`
    seen.push(Number(row?.open))
    return seen.includes(3)
  }
  await vi.waitUntil(count, { interval: 5 })
  expect((await buying).map(({ statusCode }) => statusCode)).toEqual(Array(50).fill(201))
  await count()
  expect(Math.max(...seen)).toBe(3)
})

test('a statement that takes too long is ended: the buyer hears so and may ask again with the same key', async () => {
  const shop = await openShop({ limits: { poolSize: 2, statementTimeoutMs: 200 } })
  const other = closing(openDatabase(shop.url))
  const where = { id: 'coffee-cup' }
  const release = Promise.withResolvers<void>()
  const locked = Promise.withResolvers<void>()
  const holding = other.$transaction(async (tx) => {
    await tx.product.update({ where, data: { stock: 500 } })
    locked.resolve()
    await release.promise
  })
  await locked.promise
  const refused = await shop.checkout({ key: 'k' })
  expect([refused.statusCode, refused.json(), refused.headers['retry-after']]).toEqual([503, unavailable, '1'])
  release.resolve()
  await holding
  expect((await shop.checkout({ key: 'k' })).statusCode).toBe(201)
  expect(await shop.stockOf('coffee-cup')).toBe(499)
})

test('a server that is away: 503 with the reason, and the API recovers by itself', async () => {
  const proxy = await proxyTo(await freshDatabase())
  const shop = await openShop({ databaseUrl: proxy.url })
  expect((await shop.checkout()).statusCode).toBe(201)
  await proxy.stop()
  const health = await shop.app.inject('/healthz')
  expect([health.statusCode, health.json()]).toEqual([
    503,
    { status: 'unavailable', reason: 'the database does not answer' },
  ])
  const refused = [await shop.checkout(), await shop.app.inject('/api/products')]
  expect(refused.map((answer) => [answer.statusCode, answer.json()])).toEqual(Array(2).fill([503, unavailable]))
  await proxy.start()
  expect((await shop.app.inject('/healthz')).statusCode).toBe(200)
  expect((await shop.checkout()).statusCode).toBe(201)
})

test('connections that die in mid-order: the order is undone, and the next one is placed', async () => {
  const shop = await openShop()
  const other = closing(openDatabase(shop.url))
  await stall(other, 'charged')
  const order = shop.checkout()
  order.catch(() => {})
  const kill = async () => {
    const ended = await other.$queryRaw<unknown[]>`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event = 'PgSleep'`
    return ended.length > 0
  }
  await vi.waitUntil(kill)
  const answer = await order
  expect([answer.statusCode, answer.json()]).toEqual([503, expect.objectContaining({ code: 'database_lost' })])
  expect(await shop.stockOf('coffee-cup')).toBe(1_000)
  expect([...shop.payments.ledger.charges.values()]).toMatchObject([{ state: 'refunded' }])
  await other.$executeRaw`DROP TRIGGER stall ON "Order"`
  expect((await shop.checkout()).statusCode).toBe(201)
})

test('an order that was written although the answer of the database was lost stands, and the buyer gets it', async () => {
  const proxy = await proxyTo(await freshDatabase())
  const shop = await openShop({ databaseUrl: proxy.url })
  const charging = shop.payments.stopAt('before charge')
  const order = shop.checkout({ key: 'k' })
  order.catch(() => {})
  await charging
  // The first COMMIT after this notes the charge, the one behind it writes the order.
  const charged = vi.waitUntil(() => shop.db.order.findFirst({ where: { state: 'charged' } }), { interval: 1 })
  await stallBriefly(shop.url)
  shop.payments.free()
  await charged
  proxy.loseNextCommit()
  const answer = await order
  expect([answer.statusCode, answer.json().state]).toEqual([201, 'completed'])
  expect((await shop.checkout({ key: 'k' })).body).toBe(answer.body)
  expect([...shop.payments.ledger.charges.values()]).toMatchObject([{ state: 'captured' }])
})

/** Gives the test time to see an order that is charged before it is written. */
async function stallBriefly(url: string): Promise<void> {
  const db = closing(openDatabase(url))
  await db.$executeRawUnsafe(`CREATE FUNCTION wait_a_moment() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_sleep(1); RETURN NEW; END $$`)
  await db.$executeRawUnsafe(`CREATE TRIGGER brief BEFORE UPDATE ON "Order" FOR EACH ROW
    WHEN (NEW.state = 'completed') EXECUTE FUNCTION wait_a_moment()`)
}

test.each([
  ['the API', server, /^postgres:\/\/127\.0\.0\.1:1\/checkout: the database does not answer$/],
  ['the migration', ['src/database/migrate.ts'], /^postgres:\/\/127\.0\.0\.1:1\/checkout: Can't reach database server/],
])('without a server %s ends with one line that keeps the password to itself', async (_what, program, line) => {
  const DATABASE_URL = 'postgres://checkout:hunter2@127.0.0.1:1/checkout'
  const { exit, output } = startProgram(program, { OTEL_SDK_DISABLED: 'true', DATABASE_URL })
  expect(await exit).toBe(1)
  expect(output).toEqual([expect.stringMatching(line)])
  expect(output.join()).not.toContain('hunter2')
})

test('the migration ends when it is done, and not when the ten seconds are over that its engine gives a lock', async () => {
  const startedAt = performance.now()
  const { exit } = startProgram(['src/database/migrate.ts'], { DATABASE_URL: await freshDatabase() })
  expect(await exit).toBe(0)
  expect(performance.now() - startedAt).toBeLessThan(9_000)
})
