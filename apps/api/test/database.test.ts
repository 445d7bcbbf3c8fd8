import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../src/database/client.ts'
import { plannedSql } from '../src/database/planned-sql.ts'
import { prepareDatabase } from '../src/database/prepare.ts'
import { emptyAndSeed } from '../src/database/seed.ts'
import { closing } from './closing.ts'
import { freshDatabase } from './fresh-database.ts'
import { openShop } from './shop.ts'

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

test('the committed migrations build the tables that the models describe', async () => {
  const url = await freshDatabase()
  expect((await plannedSql(url)).trim()).toBe('-- This is an empty migration.')
  const changed = openDatabase(url)
  await changed.$executeRaw`ALTER TABLE "Order" DROP COLUMN "failure"`
  await changed.$disconnect()
  expect(await plannedSql(url)).toMatch(/ADD COLUMN +"failure"/)
})

test('a reset forgets the orders and fills the shelves', async () => {
  const shop = await openShop()
  await shop.checkout({ productId: 'limited-print', quantity: 10 })
  await emptyAndSeed(shop.db)
  expect(await shop.stockOf('limited-print')).toBe(10)
  expect([await shop.db.order.count(), await shop.db.idempotencyRecord.count()]).toEqual([0, 0])
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
