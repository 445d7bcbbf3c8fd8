import { copyFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type Database, openDatabase } from '../src/database/client.ts'
import { sqliteFile } from '../src/database/location.ts'
import { startApi, startProgram } from './api-process.ts'
import { closing } from './closing.ts'
import { freshDatabase } from './fresh-database.ts'
import { openShop } from './shop.ts'

const apiFolder = path.resolve(import.meta.dirname, '..')

test('migrating while the API runs is refused in one line', async () => {
  const DATABASE_URL = await freshDatabase()
  await startApi({ DATABASE_URL })
  const migrate = startProgram(['src/database/migrate.ts'], { DATABASE_URL })
  expect(await migrate.exit).toBe(1)
  expect(migrate.output).toEqual([expect.stringMatching(/is in use: stop what has it open/)])
})

test('a relative database file counts from the folder of the API', () => {
  expect(sqliteFile('file:./data/checkout.db')).toBe(`${apiFolder}/data/checkout.db`)
  expect(sqliteFile('file:/var/lib/checkout.db')).toBe('/var/lib/checkout.db')
})

test.each([
  ['removed', (file: string) => rm(file)],
  ['replaced', async (file: string) => copyFile(file, `${file}.new`).then(() => rename(`${file}.new`, file))],
])('when the file of the database is %s under it the API is unavailable, and says so', async (_what, change) => {
  const shop = await openShop()
  expect((await shop.app.inject('/healthz')).statusCode).toBe(200)
  await change(sqliteFile(shop.url))
  const response = await shop.app.inject('/healthz')
  expect(response.statusCode).toBe(503)
  expect(response.json()).toEqual({ status: 'unavailable', reason: expect.stringContaining('was removed or replaced') })
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
