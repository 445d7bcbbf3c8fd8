import { PrismaPg } from '@prisma/adapter-pg'
import type { TestProject } from 'vitest/node'
import { prepareDatabase } from '../src/database/prepare.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A Postgres server with a user who may make databases. */
    postgresUrl: string | undefined
  }
}

export const templateName = 'checkout_template'

/** Makes, once for all tests, the database that each of them copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = project.getProvidedContext().postgresUrl
  if (url === undefined) throw new Error('TEST_POSTGRES_URL names no server')
  const remove = () => runOnServer(url, `DROP DATABASE IF EXISTS ${templateName} WITH (FORCE)`)
  await remove()
  await runOnServer(url, `CREATE DATABASE ${templateName}`)
  await prepareDatabase(new URL(`/${templateName}`, url).href)
  return remove
}

/** Runs one statement that is about whole databases. */
export async function runOnServer(serverUrl: string, statement: string): Promise<void> {
  const connection = await new PrismaPg(serverUrl).connect()
  try {
    await connection.executeScript(statement)
  } finally {
    await connection.dispose()
  }
}
