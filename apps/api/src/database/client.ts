import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '../generated/prisma/client.ts'
import { PrismaClient as PostgresClient } from '../generated/prisma-postgres/client.ts'
import { isPostgres, makeFolderOf, sqliteFile } from './location.ts'
import { type PostgresLimits, postgresDefaults } from './postgres-limits.ts'

export type Database = PrismaClient

// Array transactions queue for a connection; under load that takes longer than Prisma's two seconds.
const transactionOptions = { maxWait: 10_000, timeout: 10_000 }
const connectWithinMs = 5_000

/**
 * The database behind `databaseUrl`, which need not be there yet: the first query connects. On SQLite there is one
 * connection, and a plain write can land inside a neighbour's open transaction and be rolled back with it: every write
 * goes through `$transaction([...])`, also a single one.
 */
export function openDatabase(databaseUrl: string, limits: PostgresLimits = postgresDefaults): Database {
  return isPostgres(databaseUrl) ? openPostgres(databaseUrl, limits) : openSqlite(sqliteFile(databaseUrl))
}

function openSqlite(file: string): Database {
  makeFolderOf(file)
  return new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: file }), transactionOptions })
}

function openPostgres(connectionString: string, { poolSize, statementTimeoutMs }: PostgresLimits): Database {
  const adapter = new PrismaPg({
    connectionString,
    max: poolSize,
    statement_timeout: statementTimeoutMs,
    // For a server that hangs, whose own clock stands still as well.
    query_timeout: statementTimeoutMs + 1_000,
    // A transaction that its process forgot would keep its locks for ever.
    idle_in_transaction_session_timeout: transactionOptions.timeout,
    connectionTimeoutMillis: connectWithinMs,
    keepAlive: true,
    application_name: 'checkout-api',
  })
  // Both clients come from the same models; only options of theirs differ that nobody here uses.
  return new PostgresClient({ adapter, transactionOptions }) as unknown as Database
}
