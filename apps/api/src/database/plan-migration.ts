import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { applyMigrations } from './apply-migrations.ts'
import { plannedSql } from './planned-sql.ts'

const folder = await mkdtemp(path.join(tmpdir(), 'plan-migration-'))
try {
  const file = path.join(folder, 'committed.db')
  await applyMigrations(file)
  process.stdout.write(await plannedSql(file))
} finally {
  await rm(folder, { recursive: true, force: true })
}
