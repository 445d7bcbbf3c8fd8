import { stat } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import type { Database } from '../database/client.ts'
import { isPostgres, sqliteFile } from '../database/location.ts'

const patienceMs = 2_000

/** Why the database cannot serve requests, in words for an operator; undefined when it can. Never rejects. */
export type DatabaseProblem = () => Promise<string | undefined>

/** A question to ask again and again: a SQLite file has to stay the one that the first answer came from. */
export function watchDatabase(db: Database, databaseUrl: string): DatabaseProblem {
  const fileProblem = isPostgres(databaseUrl) ? async () => undefined : watchFile(sqliteFile(databaseUrl))
  async function examine(): Promise<string | undefined> {
    await db.product.findFirst({ select: { id: true } })
    return fileProblem()
  }
  return () => {
    const late = setTimeout(patienceMs, `the database did not answer within ${patienceMs} ms`, { ref: false })
    return Promise.race([examine().catch(reason), late])
  }
}

function watchFile(file: string): DatabaseProblem {
  let opened: number | undefined
  return async () => {
    const found = await stat(file).catch(() => undefined)
    opened ??= found?.ino
    // SQLite goes on with a removed file, and the next start would know nothing of what was sold.
    return found?.ino === opened ? undefined : `${file} was removed or replaced: start the API again`
  }
}

function reason(error: unknown): string {
  const tableIsMissing = error instanceof Error && 'code' in error && error.code === 'P2021'
  return tableIsMissing
    ? 'the database has no tables: run `npm run migrate --workspace apps/api`'
    : 'the database does not answer'
}
