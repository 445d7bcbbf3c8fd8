import type { Answer } from '../checkout/answer.ts'
import type { Database } from '../database/client.ts'
import type { IdempotencyRecord, Prisma } from '../generated/prisma/client.ts'

/** `answer` as columns of an idempotency record. */
export function storedAnswer({ statusCode, body }: Answer): { statusCode: number; body: string } {
  return { statusCode, body: JSON.stringify(body) }
}

/** The answer behind a record; undefined while its request is still in flight. */
export function keptAnswer({ statusCode, body }: Pick<IdempotencyRecord, 'statusCode' | 'body'>): Answer | undefined {
  return statusCode === null || body === null ? undefined : { statusCode, body: JSON.parse(body) }
}

/** What the order ended with; undefined while it has not ended. */
export async function findKeptAnswer(db: Database, orderId: string): Promise<Answer | undefined> {
  const record = await db.idempotencyRecord.findUnique({ where: { orderId } })
  return record ? keptAnswer(record) : undefined
}

/** The write that finishes the record of an order, for the transaction that finishes the order. */
export function keepAnswer(db: Database, orderId: string, answer: Answer): Prisma.PrismaPromise<unknown> {
  return db.idempotencyRecord.update({ where: { orderId }, data: storedAnswer(answer), select: { key: true } })
}
