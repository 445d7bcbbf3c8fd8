import { defineConfig } from 'prisma/config'

// The CLI refuses to start without a native engine, which it would download; `generate` never runs it, so any program will do.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath
process.env.CHECKPOINT_DISABLE ??= '1'

export default defineConfig({ schema: 'prisma/sqlite' })
