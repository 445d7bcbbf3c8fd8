import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readEnv } from '../env.ts'
import { applyMigrations } from './apply-migrations.ts'
import { isPostgres } from './location.ts'
import { plannedSql } from './planned-sql.ts'

const { DATABASE_URL } = readEnv()
// Postgres has no database that is nowhere: there, the one that is named is brought up to date first.
if (isPostgres(DATABASE_URL)) await plan(DATABASE_URL)
else {
  const folder = await mkdtemp(path.join(tmpdir(), 'plan-migration-'))
  await plan(`file:${path.join(folder, 'committed.db')}`).finally(() => rm(folder, { recursive: true, force: true }))
}

async function plan(databaseUrl: string): Promise<void> {
  await applyMigrations(databaseUrl)
  process.stdout.write(await plannedSql(databaseUrl))
}
