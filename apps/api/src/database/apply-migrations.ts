import { readdir, readFile } from 'node:fs/promises'
import { DatabaseBusyError } from './database-busy-error.ts'
import { withSchemaEngine } from './schema-engine.ts'
import { readSchema, sqliteFolder } from './schema-files.ts'

/**
 * Brings the SQLite file up to the committed migrations and gives the names of those it applied, oldest first.
 * Keeps the same book (`_prisma_migrations`) as Prisma's CLI; a second run applies nothing; broken SQL throws.
 * Needs the file for itself: throws `DatabaseBusyError` while another process has it open.
 */
export async function applyMigrations(filename: string): Promise<string[]> {
  const folder = `${sqliteFolder}/migrations`
  const migrationsList = {
    baseDir: folder,
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: await readFile(`${folder}/migration_lock.toml`, 'utf8') },
    migrationDirectories: await readMigrations(folder),
  }
  const filters = { externalTables: [], externalEnums: [] }
  const schema = await readSchema(sqliteFolder)
  try {
    return await withSchemaEngine(schema, filename, async (engine) => {
      const { appliedMigrationNames } = await engine.applyMigrations({ filters, migrationsList })
      return appliedMigrationNames
    })
  } catch (error) {
    // The engine has no word for a locked file and complains about the driver's.
    if (error instanceof Error && error.message.includes('SocketTimeout')) throw new DatabaseBusyError(filename)
    throw error
  }
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
