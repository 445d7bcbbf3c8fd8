import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { buildApp } from '../src/app.ts'
import type { CheckoutDeps } from '../src/checkout/deps.ts'
import { type Database, openDatabase } from '../src/database/client.ts'
import type { PostgresLimits } from '../src/database/postgres-limits.ts'
import { watchDatabase } from '../src/health/database-problem.ts'
import { connectPayments } from '../src/payments/client.ts'
import { freshDatabase } from './fresh-database.ts'
import { type PaymentsStandIn, startPayments } from './payments-stand-in.ts'

export const webOrigin = 'http://localhost:5173'
export const cardNumber = '4242424242424242'

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

/** `products` is for a cart of several, of each of them `quantity`. */
type CheckoutOptions = {
  productId: string
  products: string[]
  quantity: number
  scenario: string
  key: string
  card: string
}

type ShopChanges = Partial<CheckoutDeps> & { databaseUrl?: string; limits?: PostgresLimits }

/** The API with payments behind it, on a database of its own unless it gets one. */
export async function openShop({ databaseUrl, limits, ...changes }: ShopChanges = {}): Promise<Shop> {
  const payments = await startPayments()
  const url = databaseUrl ?? (await freshDatabase())
  const db = openDatabase(url, limits)
  const log: Record<string, unknown>[] = []
  const logger = pino({}, { write: (line: string) => void log.push(JSON.parse(line)) })
  const deps: CheckoutDeps = {
    db,
    payments: connectPayments(payments.origin),
    sendConfirmation: async () => {},
    leaseMs: 15_000,
    ...changes,
  }
  const databaseProblem = watchDatabase(db, url)
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
    products = [productId],
    quantity = 1,
    scenario = 'normal',
    key = crypto.randomUUID(),
    card = cardNumber,
  } = order
  return app.inject({
    method: 'POST',
    url: '/api/checkout',
    headers: { 'idempotency-key': key, origin: webOrigin },
    payload: { items: products.map((id) => ({ productId: id, quantity })), scenario, card: { number: card } },
  })
}
