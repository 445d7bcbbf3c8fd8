import type { Answer } from '../checkout/answer.ts'
import type { Database } from '../database/client.ts'
import { ApiError } from '../http/api-error.ts'
import { keptAnswer } from './keep-answer.ts'

/**
 * The answer that an earlier request with this key got; undefined for a new key.
 * Throws 422 if that request asked for something else, 409 with `Retry-After` while it is still in flight.
 */
export async function findEarlierAnswer(db: Database, key: string, bodyHash: string): Promise<Answer | undefined> {
  const record = await db.idempotencyRecord.findUnique({ where: { key } })
  if (!record) return undefined
  if (record.bodyHash !== bodyHash)
    throw new ApiError(422, 'idempotency_key_reused', 'This idempotency key was used for another order.')
  const answer = keptAnswer(record)
  if (!answer) throw inProgress()
  return answer
}

export function inProgress(): ApiError {
  const message = 'The first request with this idempotency key is still being worked on.'
  return new ApiError(409, 'in_progress', message, { retryAfterSeconds: 1 })
}
