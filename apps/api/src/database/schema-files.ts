import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { isPostgres } from './location.ts'

export type SchemaFile = { path: string; content: string }

/** Where the generator and the committed migrations for this kind of database are. */
export function schemaFolder(databaseUrl: string): string {
  return fileURLToPath(new URL(`../../prisma/${isPostgres(databaseUrl) ? 'postgres' : 'sqlite'}`, import.meta.url))
}

/** Every `.prisma` file of `folder`: the models and the generator that belongs to one kind of database. */
export async function readSchema(folder: string): Promise<SchemaFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.prisma')).sort()
  return Promise.all(
    names.map(async (name) => ({ path: `${folder}/${name}`, content: await readFile(`${folder}/${name}`, 'utf8') })),
  )
}
