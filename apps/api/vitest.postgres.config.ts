import { configDefaults, defineConfig } from 'vitest/config'

// The tests of this workspace once more, on the server that TEST_POSTGRES_URL names; what is about files is left out.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'test/sqlite.test.ts'],
    provide: { postgresUrl: process.env.TEST_POSTGRES_URL },
    globalSetup: './test/postgres-server.ts',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    reporters: ['default', 'json'],
    outputFile: { json: '.reports/vitest-postgres.json' },
  },
})
