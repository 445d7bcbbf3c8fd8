import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { type Database, openDatabase } from '../src/database/client.ts'
import { sqliteFile } from '../src/database/location.ts'
import { plannedSql } from '../src/database/planned-sql.ts'
import { prepareDatabase } from '../src/database/prepare.ts'
import { emptyAndSeed } from '../src/database/seed.ts'
import { startApi, startProgram } from './api-process.ts'
import { closing } from './closing.ts'
import { freshDatabase, openShop } from './shop.ts'

// Real processes take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

const apiFolder = path.resolve(import.meta.dirname, '..')

test('migrating twice changes nothing, and keeps what was sold', async () => {
  const url = await freshDatabase()
  const before = openDatabase(url)
  await before.product.update({ where: { id: 'coffee-cup' }, data: { stock: 3 } })
  await before.$disconnect()
  expect(await prepareDatabase(url)).toMatchObject({ migrations: [], products: 0 })
  const after = closing(openDatabase(url))
  expect(await after.product.findUnique({ where: { id: 'coffee-cup' } })).toMatchObject({ stock: 3 })
})

test('migrating while the API runs is refused in one line', async () => {
  const DATABASE_URL = await freshDatabase()
  await startApi({ DATABASE_URL })
  const migrate = startProgram(['src/database/migrate.ts'], { DATABASE_URL })
  expect(await migrate.exit).toBe(1)
  expect(migrate.output).toEqual([expect.stringMatching(/is in use: stop what has it open/)])
})

test('the committed migrations build the tables that the models describe', async () => {
  const file = sqliteFile(await freshDatabase())
  expect((await plannedSql(file)).trim()).toBe('-- This is an empty migration.')
  const changed = openDatabase(`file:${file}`)
  await changed.$executeRaw`ALTER TABLE "Order" DROP COLUMN "failure"`
  await changed.$disconnect()
  expect(await plannedSql(file)).toContain('ADD COLUMN "failure"')
})

test('a relative database file counts from the folder of the API', () => {
  expect(sqliteFile('file:./data/checkout.db')).toBe(`${apiFolder}/data/checkout.db`)
  expect(sqliteFile('file:/var/lib/checkout.db')).toBe('/var/lib/checkout.db')
})

test('a reset forgets the orders and fills the shelves', async () => {
  const shop = await openShop()
  await shop.checkout({ productId: 'limited-print', quantity: 10 })
  await emptyAndSeed(shop.db)
  expect(await shop.stockOf('limited-print')).toBe(10)
  expect([await shop.db.order.count(), await shop.db.idempotencyRecord.count()]).toEqual([0, 0])
})

/** How many writes are gone after a neighbour rolled back, when they come a little later each time. */
async function lostWrites(db: Database, write: (data: { stock: number }) => Promise<unknown>): Promise<number> {
  let lost = 0
  for (let steps = 0; steps < 80; steps++) {
    const neighbour = db.$transaction([
      db.product.update({ where: { id: 'desk-lamp' }, data: { stock: { decrement: 1 } } }),
      db.product.update({ where: { id: 'wall-clock', stock: { lt: 0 } }, data: { stock: 0 } }),
    ])
    const rolledBack = neighbour.catch(() => {})
    await new Promise((done) => process.nextTick(done))
    for (let step = 0; step < steps; step++) await null
    await Promise.all([write({ stock: steps }), rolledBack])
    const { stock } = await db.product.findUniqueOrThrow({ where: { id: 'tote-bag' } })
    if (stock !== steps) lost++
  }
  return lost
}

test('a neighbour that rolls back takes a plain write with it, and never one that is a transaction', async () => {
  const db = closing(openDatabase(await freshDatabase()))
  const where = { id: 'tote-bag' }
  const plain = await lostWrites(db, async (data) => await db.product.update({ where, data }))
  const transaction = await lostWrites(db, (data) => db.$transaction([db.product.update({ where, data })]))
  expect(plain).toBeGreaterThan(0)
  expect(transaction).toBe(0)
})

test('every write goes through an array transaction, and none waits inside a transaction for anything else', () => {
  const sources = readdirSync(`${apiFolder}/src`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('generated'))
    .map((name): [string, string] => [name, readFileSync(`${apiFolder}/src/${name}`, 'utf8')])
  const interactive = sources.filter(([, code]) => /\$transaction\(\s*(async|\(|function)/.test(code))
  const bareWrites = sources.filter(([, code]) => /await \w*\.?db\.\w+\.(create|update|delete|upsert)/.test(code))
  expect(sources.filter(([, code]) => code.includes('$transaction(')).length).toBeGreaterThan(1)
  expect([...interactive, ...bareWrites].map(([name]) => name)).toEqual([])
})
