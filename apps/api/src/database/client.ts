import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaClient } from '../generated/prisma/client.ts'
import { makeFolderOf, sqliteFile } from './location.ts'

export type Database = PrismaClient

/**
 * The database behind `databaseUrl`. There is one connection, and a plain write can land inside a neighbour's open
 * transaction and be rolled back with it: every write goes through `$transaction([...])`, also a single one.
 */
export function openDatabase(databaseUrl: string): Database {
  const file = sqliteFile(databaseUrl)
  makeFolderOf(file)
  // Array transactions queue for the connection; under load that takes longer than Prisma's two seconds.
  const transactionOptions = { maxWait: 10_000, timeout: 10_000 }
  return new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: file }), transactionOptions })
}
