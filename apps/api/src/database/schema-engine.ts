import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'

/** What the package leaves out of its types, and a bundler's glue would call. */
type Glue = { __wbg_set_wasm(exports: object): void }
type Wasm = { instantiate(code: Buffer, imports: object): Promise<{ instance: { exports: object } }> }

const lockPatienceMs = 500

let loaded: Promise<void> | undefined

export type SchemaFile = { path: string; content: string }

/**
 * Runs `work` with Prisma's own schema engine as WebAssembly, on the SQLite file `filename` (`:memory:` for none).
 * The CLI's commands want a native engine from Prisma's servers; this one came with `npm install`.
 */
export async function withSchemaEngine<T>(
  files: SchemaFile[],
  filename: string,
  work: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  // A second instance would pull the ground from under what the first still has to do.
  loaded ??= loadWasm()
  await loaded
  const sqlite = new PrismaBetterSqlite3({ url: filename, timeout: lockPatienceMs })
  const opened: SqlDriverAdapter[] = []
  const connect = async () => {
    const connection = await sqlite.connect()
    opened.push(connection)
    return connection
  }
  const { adapterName } = sqlite
  const factory = {
    provider: 'sqlite' as const,
    adapterName,
    connect,
    connectToShadowDb: () => sqlite.connectToShadowDb(),
  }
  const datamodels = files.map((file): [string, string] => [file.path, file.content])
  const adapter = bindMigrationAwareSqlAdapterFactory(factory)
  const engine = await bindings.SchemaEngine.new({ datamodels }, () => {}, adapter)
  try {
    return await work(engine)
  } finally {
    engine.free()
    // The engine locks the file for itself and never closes what it opened.
    for (const connection of opened) await connection.dispose()
  }
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
