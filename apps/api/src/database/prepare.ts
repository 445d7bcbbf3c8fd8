import { applyMigrations } from './apply-migrations.ts'
import { openDatabase } from './client.ts'
import { describeDatabase, isPostgres, makeFolderOf, sqliteFile } from './location.ts'
import { seedIfEmpty } from './seed.ts'

/** What was done to make the database ready; nothing of it is done twice. */
export type Prepared = { database: string; migrations: string[]; products: number }

/** Makes file, tables and first products where they are missing. A database on a Postgres server has to be there. */
export async function prepareDatabase(databaseUrl: string): Promise<Prepared> {
  if (!isPostgres(databaseUrl)) makeFolderOf(sqliteFile(databaseUrl))
  const migrations = await applyMigrations(databaseUrl)
  const db = openDatabase(databaseUrl)
  try {
    // Stays in the file: readers do not wait for the writer.
    if (!isPostgres(databaseUrl)) await db.$queryRaw`PRAGMA journal_mode = WAL`
    return { database: describeDatabase(databaseUrl), migrations, products: await seedIfEmpty(db) }
  } finally {
    await db.$disconnect()
  }
}
