import { readdir, readFile } from 'node:fs/promises'
import { DatabaseBusyError } from './database-busy-error.ts'
import { DatabaseUnreachableError } from './database-unreachable-error.ts'
import { describeDatabase, isPostgres, sqliteFile } from './location.ts'
import { withSchemaEngine } from './schema-engine.ts'
import { readSchema, schemaFolder } from './schema-files.ts'

/**
 * Brings the database up to the committed migrations and gives the names of those it applied, oldest first.
 * Keeps the same book (`_prisma_migrations`) as Prisma's CLI; a second run applies nothing; broken SQL throws.
 * Needs a SQLite file for itself: throws `DatabaseBusyError` while another process has it open, and
 * `DatabaseUnreachableError` for a Postgres server that cannot be used.
 */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const folder = `${schemaFolder(databaseUrl)}/migrations`
  const migrationsList = {
    baseDir: folder,
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: await readFile(`${folder}/migration_lock.toml`, 'utf8') },
    migrationDirectories: await readMigrations(folder),
  }
  const filters = { externalTables: [], externalEnums: [] }
  const schema = await readSchema(schemaFolder(databaseUrl))
  try {
    return await withSchemaEngine(schema, databaseUrl, async (engine) => {
      const { appliedMigrationNames } = await engine.applyMigrations({ filters, migrationsList })
      return appliedMigrationNames
    })
  } catch (error) {
    throw error instanceof Error ? readable(error, databaseUrl) : error
  }
}

/** The engine has no word for a locked file, and more words than one for a server that cannot be used. */
function readable(error: Error, databaseUrl: string): Error {
  const [firstLine = ''] = error.message.split('\n')
  if (!isPostgres(databaseUrl))
    return error.message.includes('SocketTimeout') ? new DatabaseBusyError(sqliteFile(databaseUrl)) : error
  const isOutOfReach = /^(Can't reach|Database .* does not exist|Authentication failed|User was denied)/.test(firstLine)
  return isOutOfReach ? new DatabaseUnreachableError(describeDatabase(databaseUrl), firstLine) : error
}

async function readMigrations(folder: string) {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(names.sort().map((name) => readMigration(folder, name)))
}

async function readMigration(folder: string, name: string) {
  const value = await readFile(`${folder}/${name}/migration.sql`, 'utf8')
  return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } } }
}
