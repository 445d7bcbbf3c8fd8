import type { Answer } from '../checkout/answer.ts'

/** `answer` as columns of an idempotency record. */
export function storedAnswer({ statusCode, body }: Answer): { statusCode: number; body: string } {
  return { statusCode, body: JSON.stringify(body) }
}
