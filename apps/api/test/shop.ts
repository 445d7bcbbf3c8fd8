import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { buildApp } from '../src/app.ts'
import type { CheckoutDeps } from '../src/checkout/deps.ts'
import { type Database, openDatabase } from '../src/database/client.ts'
import { sqliteFile } from '../src/database/location.ts'
import { prepareDatabase } from '../src/database/prepare.ts'
import { watchDatabase } from '../src/health/database-problem.ts'
import { connectPayments } from '../src/payments/client.ts'
import { type PaymentsStandIn, startPayments } from './payments-stand-in.ts'

export const webOrigin = 'http://localhost:5173'
export const cardNumber = '4242424242424242'

/** The URL of a fresh, seeded database file that is removed when the test ends. */
export async function freshDatabase(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'checkout-api-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const url = `file:${folder}/checkout.db`
  await prepareDatabase(url)
  return url
}

export type Shop = {
  app: FastifyInstance
  db: Database
  /** The database's. */
  url: string
  deps: CheckoutDeps
  payments: PaymentsStandIn
  /** Everything the API logged. */
  log: Record<string, unknown>[]
  checkout(order?: Partial<CheckoutOptions>): ReturnType<typeof postCheckout>
  stockOf(productId: string): Promise<number>
}

type CheckoutOptions = { productId: string; quantity: number; scenario: string; key: string; card: string }

/** The API on a database of its own, with payments behind it. */
export async function openShop(changes: Partial<CheckoutDeps> = {}): Promise<Shop> {
  const payments = await startPayments()
  const url = await freshDatabase()
  const db = openDatabase(url)
  const log: Record<string, unknown>[] = []
  const logger = pino({}, { write: (line: string) => void log.push(JSON.parse(line)) })
  const deps: CheckoutDeps = {
    db,
    payments: connectPayments(payments.origin),
    sendConfirmation: async () => {},
    leaseMs: 15_000,
    ...changes,
  }
  const databaseProblem = watchDatabase(db, sqliteFile(url))
  const webOrigins = [webOrigin, 'http://127.0.0.1:5173']
  const app = await buildApp({ ...deps, databaseProblem, log: logger, webOrigins, requestTimeoutMs: 500 })
  onTestFinished(async () => {
    await app.close()
    await db.$disconnect()
  })
  const stockOf = async (id: string) => (await db.product.findUniqueOrThrow({ where: { id } })).stock
  return { app, db, url, deps, payments, log, checkout: (order) => postCheckout(app, order), stockOf }
}

function postCheckout(app: FastifyInstance, order: Partial<CheckoutOptions> = {}) {
  const {
    productId = 'coffee-cup',
    quantity = 1,
    scenario = 'normal',
    key = crypto.randomUUID(),
    card = cardNumber,
  } = order
  return app.inject({
    method: 'POST',
    url: '/api/checkout',
    headers: { 'idempotency-key': key, origin: webOrigin },
    payload: { items: [{ productId, quantity }], scenario, card: { number: card } },
  })
}
