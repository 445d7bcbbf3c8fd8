import { applyMigrations } from './apply-migrations.ts'
import { openDatabase } from './client.ts'
import { makeFolderOf, sqliteFile } from './location.ts'
import { seedIfEmpty } from './seed.ts'

/** What was done to make the database ready; nothing of it is done twice. */
export type Prepared = { file: string; migrations: string[]; products: number }

/** Makes file, tables and first products where they are missing. */
export async function prepareDatabase(databaseUrl: string): Promise<Prepared> {
  const file = sqliteFile(databaseUrl)
  makeFolderOf(file)
  const migrations = await applyMigrations(file)
  const db = openDatabase(databaseUrl)
  try {
    // Stays in the file: readers do not wait for the writer.
    await db.$queryRaw`PRAGMA journal_mode = WAL`
    return { file, migrations, products: await seedIfEmpty(db) }
  } finally {
    await db.$disconnect()
  }
}
