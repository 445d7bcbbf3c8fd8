import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inject, onTestFinished } from 'vitest'
import { prepareDatabase } from '../src/database/prepare.ts'
import { runOnServer, templateName } from './postgres-server.ts'

/** The server that these tests use; undefined when they use SQLite. */
const postgresUrl = inject('postgresUrl')

export const usesPostgres = postgresUrl !== undefined

/** The URL of a fresh, seeded database that is removed when the test ends. */
export function freshDatabase(): Promise<string> {
  return postgresUrl === undefined ? freshFile() : freshOnServer(postgresUrl)
}

async function freshFile(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'checkout-api-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const url = `file:${folder}/checkout.db`
  await prepareDatabase(url)
  return url
}

async function freshOnServer(serverUrl: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await runOnServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${templateName}`)
  onTestFinished(() => runOnServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`))
  return new URL(`/${name}`, serverUrl).href
}
