import { mkdirSync } from 'node:fs'
import path from 'node:path'

const apiFolder = path.resolve(import.meta.dirname, '../..')

/** The absolute path behind a `file:` URL; a relative one counts from `apps/api`, wherever the process was started. */
export function sqliteFile(databaseUrl: string): string {
  return path.resolve(apiFolder, databaseUrl.replace(/^file:/, ''))
}

/** Makes the folder of the database file, as SQLite makes only the file. */
export function makeFolderOf(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true })
}
