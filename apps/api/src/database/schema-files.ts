import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { SchemaFile } from './schema-engine.ts'

/** Where the generator and the committed migrations for SQLite are. */
export const sqliteFolder = fileURLToPath(new URL('../../prisma/sqlite', import.meta.url))

/** Every `.prisma` file of `folder`: the models and the generator that belongs to one database. */
export async function readSchema(folder: string): Promise<SchemaFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.prisma')).sort()
  return Promise.all(
    names.map(async (name) => ({ path: `${folder}/${name}`, content: await readFile(`${folder}/${name}`, 'utf8') })),
  )
}
