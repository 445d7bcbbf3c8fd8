import type { OrderState } from '@checkout/contract/http'
import type { Database } from '../database/client.ts'
import { isNoSuchRow } from '../database/prisma-error.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { OrderTakenError } from './order-taken-error.ts'

type Changes = Prisma.OrderUpdateManyMutationInput & { state: OrderState }
type Writes = Prisma.PrismaPromise<unknown>[]

/**
 * Moves an order out of the state `from` and does `writes` with it, all or nothing.
 * Throws `OrderTakenError` if the order is not in that state any more: somebody else moved it.
 */
export async function moveOrder(
  db: Database,
  id: string,
  from: OrderState | Prisma.OrderWhereInput,
  data: Changes,
  writes: Writes = [],
): Promise<void> {
  const condition = typeof from === 'string' ? { state: from } : from
  try {
    await db.$transaction([db.order.update({ where: { ...condition, id }, data, select: { id: true } }), ...writes])
  } catch (error) {
    if (isNoSuchRow(error)) throw new OrderTakenError(`order ${id} was moved by somebody else`)
    throw error
  }
}
