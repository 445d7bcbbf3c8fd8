import type { Answer } from '../checkout/answer.ts'
import type { Database } from '../database/client.ts'
import type { Prisma } from '../generated/prisma/client.ts'

/** `answer` as columns of an idempotency record. */
export function storedAnswer({ statusCode, body }: Answer): { statusCode: number; body: string } {
  return { statusCode, body: JSON.stringify(body) }
}

/** The write that finishes the record of an order, for the transaction that finishes the order. */
export function keepAnswer(db: Database, orderId: string, answer: Answer): Prisma.PrismaPromise<unknown> {
  return db.idempotencyRecord.update({ where: { orderId }, data: storedAnswer(answer), select: { key: true } })
}
