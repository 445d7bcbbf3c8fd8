import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import { catalogueDriver } from './catalogue-driver.ts'
import { isPostgres, sqliteFile } from './location.ts'
import type { SchemaFile } from './schema-files.ts'

/** What the package leaves out of its types, and a bundler's glue would call. */
type Glue = { __wbg_set_wasm(exports: object): void }
type Wasm = { instantiate(code: Buffer, imports: object): Promise<{ instance: { exports: object } }> }

const lockPatienceMs = 500
const connectWithinMs = 5_000

let loaded: Promise<void> | undefined

/**
 * Runs `work` with Prisma's own schema engine as WebAssembly, on the database behind `databaseUrl`.
 * The CLI's commands want a native engine from Prisma's servers; this one came with `npm install`.
 */
export async function withSchemaEngine<T>(
  files: SchemaFile[],
  databaseUrl: string,
  work: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  // A second instance would pull the ground from under what the first still has to do.
  loaded ??= loadWasm()
  await loaded
  const opened: SqlDriverAdapter[] = []
  const factory = rememberConnections(driverFor(databaseUrl), opened)
  const datamodels = files.map((file): [string, string] => [file.path, file.content])
  try {
    const engine = await bindings.SchemaEngine.new(
      { datamodels },
      () => {},
      bindMigrationAwareSqlAdapterFactory(factory),
    )
    try {
      return await work(engine)
    } finally {
      engine.free()
    }
  } finally {
    // The engine keeps the database to itself and never closes what it opened.
    for (const connection of opened) await connection.dispose()
  }
}

function driverFor(databaseUrl: string): SqlMigrationAwareDriverAdapterFactory {
  if (isPostgres(databaseUrl)) return catalogueDriver(databaseUrl, connectWithinMs)
  return new PrismaBetterSqlite3({ url: sqliteFile(databaseUrl), timeout: lockPatienceMs })
}

/** The same driver, which puts every connection it makes into `opened`. */
function rememberConnections(
  driver: SqlMigrationAwareDriverAdapterFactory,
  opened: SqlDriverAdapter[],
): SqlMigrationAwareDriverAdapterFactory {
  const connect = async () => {
    const connection = await driver.connect()
    opened.push(connection)
    return connection
  }
  const { provider, adapterName } = driver
  return { provider, adapterName, connect, connectToShadowDb: () => driver.connectToShadowDb() }
}

async function loadWasm(): Promise<void> {
  const glue = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const code = await readFile(glue.replace(/\.js$/, '.wasm'))
  const { WebAssembly } = globalThis as unknown as { WebAssembly: Wasm }
  const { instance } = await WebAssembly.instantiate(code, { './schema_engine_bg.js': bindings })
  const { __wbg_set_wasm } = bindings as unknown as Glue
  __wbg_set_wasm(instance.exports)
  const { __wbindgen_start } = instance.exports as { __wbindgen_start(): void }
  __wbindgen_start()
}
