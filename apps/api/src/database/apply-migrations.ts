import { readdir, readFile } from 'node:fs/promises'
import { withSchemaEngine } from './schema-engine.ts'
import { readSchema, sqliteFolder } from './schema-files.ts'

/**
 * Brings the SQLite file up to the committed migrations and gives the names of those it applied, oldest first.
 * Keeps the same book (`_prisma_migrations`) as Prisma's CLI; a second run applies nothing; broken SQL throws.
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
  return withSchemaEngine(await readSchema(sqliteFolder), filename, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({ filters, migrationsList })
    return appliedMigrationNames
  })
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
