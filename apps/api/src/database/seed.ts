import { goods } from '../products/goods.ts'
import type { Database } from './client.ts'

/** Fills the shelves if there are none; gives how many products it added. */
export async function seedIfEmpty(db: Database): Promise<number> {
  if ((await db.product.count()) > 0) return 0
  await db.$transaction([db.product.createMany({ data: goods })])
  return goods.length
}

/** Forgets every order and idempotency key and stocks the shelves anew. */
export async function emptyAndSeed(db: Database): Promise<void> {
  await db.$transaction([
    db.idempotencyRecord.deleteMany(),
    db.orderLine.deleteMany(),
    db.order.deleteMany(),
    db.product.deleteMany(),
    db.product.createMany({ data: goods }),
  ])
}
