import { setTimeout } from 'node:timers/promises'
import type { Database } from '../database/client.ts'

const patienceMs = 2_000

/** Why the database cannot serve requests, in words for an operator; undefined when it can. Never rejects. */
export async function databaseProblem(db: Database): Promise<string | undefined> {
  const question = db.product.findFirst({ select: { id: true } }).then(
    () => undefined,
    (error: unknown) => reason(error),
  )
  const late = setTimeout(patienceMs, `the database did not answer within ${patienceMs} ms`, { ref: false })
  return Promise.race([question, late])
}

function reason(error: unknown): string {
  const tableIsMissing = error instanceof Error && 'code' in error && error.code === 'P2021'
  return tableIsMissing
    ? 'the database has no tables: run `npm run migrate --workspace apps/api`'
    : 'the database does not answer'
}
