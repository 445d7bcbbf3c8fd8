import { expect, test, vi } from 'vitest'
import { openDatabase } from '../src/database/client.ts'
import { startApi } from './api-process.ts'
import { closing } from './closing.ts'
import { freshDatabase } from './fresh-database.ts'
import { type Gate, type PaymentsStandIn, startPayments } from './payments-stand-in.ts'
import { endStall, stall } from './stall.ts'

// Real processes take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

type Database = ReturnType<typeof openDatabase>
type World = { db: Database; payments: PaymentsStandIn }

/** Prepares a point at which the API comes to a halt; the function it gives resolves when that has happened. */
type Point = (world: World) => Promise<() => Promise<unknown>>

const atGate = (gate: Gate): Point => {
  return async ({ payments }) => {
    const reached = payments.stopAt(gate)
    return () => reached
  }
}

// The write takes for ever: what came before it is on disk, and it never will be.
const beforeState = (state: string, after: string): Point => {
  return async ({ db }) => {
    await stall(db, state)
    return () => vi.waitUntil(() => db.order.findFirst({ where: { state: after } }), { timeout: 10_000 })
  }
}

test.each<[string, string, Point, string]>([
  ['reserving and charging', 'normal', atGate('before charge'), 'voided'],
  ['charging and noting it', 'normal', atGate('after charge'), 'refunded'],
  ['noting the charge and writing the order', 'normal', beforeState('completed', 'charged'), 'refunded'],
  ['a decline and the release', 'payment-declined', atGate('after charge'), 'declined'],
  ['a crash and its refund', 'backend-crash', atGate('before refund'), 'refunded'],
  ['a refund and its release', 'backend-crash', atGate('after refund'), 'refunded'],
  [
    'noting that it must be undone and undoing it',
    'backend-crash',
    beforeState('compensated', 'compensating'),
    'refunded',
  ],
])(
  'the API dies between %s: after a restart nothing is reserved and nothing stays charged',
  async (_at, scenario, point, state) => {
    const url = await freshDatabase()
    const payments = await startPayments()
    const db = closing(openDatabase(url))
    const settings = {
      DATABASE_URL: url,
      PAYMENTS_ORIGIN: payments.origin,
      CHECKOUT_LEASE_MS: '50',
      // Postgres goes on with the statement of a process that is dead, and keeps its locks until then.
      DATABASE_STATEMENT_TIMEOUT_MS: '1000',
    }
    const halted = await point({ db, payments })
    const first = await startApi(settings)
    const lost = first.checkout({ scenario, key: 'k' }).catch(() => 'no answer')
    await halted()
    await first.end('SIGKILL')
    expect(await lost).toBe('no answer')
    await endStall(db)

    const second = await startApi(settings)
    payments.free('before refund', 'after refund')
    await vi.waitUntil(() => db.order.findFirst({ where: { state: 'compensated' } }), { timeout: 10_000 })
    // A charge that was still on its way arrives.
    payments.free()
    const again = await second.checkout({ scenario, key: 'k' })
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(again.status).toBe(500)
    expect(await db.product.findUnique({ where: { id: 'coffee-cup' } })).toMatchObject({ stock: 1_000 })
    expect([...payments.ledger.charges.values()]).toMatchObject([{ state }])
    expect(payments.received).toHaveLength(1)
  },
)

test('the API dies after writing the order: the order stands and its key gets it again', async () => {
  const url = await freshDatabase()
  const payments = await startPayments()
  const settings = { DATABASE_URL: url, PAYMENTS_ORIGIN: payments.origin, CHECKOUT_LEASE_MS: '50' }
  const first = await startApi(settings)
  const placed = await first.checkout({ key: 'k' })
  await first.end('SIGKILL')
  const second = await startApi(settings)
  const again = await second.checkout({ key: 'k' })
  expect(again.status).toBe(201)
  expect(await again.text()).toBe(await placed.text())
  expect([...payments.ledger.charges.values()]).toMatchObject([{ state: 'captured' }])
})
