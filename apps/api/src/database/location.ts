import { mkdirSync } from 'node:fs'
import path from 'node:path'

const apiFolder = path.resolve(import.meta.dirname, '../..')

export function isPostgres(databaseUrl: string): boolean {
  return /^postgres(ql)?:/.test(databaseUrl)
}

/** The absolute path behind a `file:` URL; a relative one counts from `apps/api`, wherever the process was started. */
export function sqliteFile(databaseUrl: string): string {
  return path.resolve(apiFolder, databaseUrl.replace(/^file:/, ''))
}

/** Makes the folder of the database file, as SQLite makes only the file. */
export function makeFolderOf(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true })
}

/** How an operator is told which database it is: the file, or host and name without user and password. */
export function describeDatabase(databaseUrl: string): string {
  if (!isPostgres(databaseUrl)) return sqliteFile(databaseUrl)
  const { host, pathname } = new URL(databaseUrl)
  return `postgres://${host}${pathname}`
}
