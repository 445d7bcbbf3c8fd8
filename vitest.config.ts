import { configDefaults, defineConfig } from 'vitest/config'

const ofWorkspace = {
  include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
  // These need a server: `npm run test:postgres --workspace apps/api`, which `npm test` runs where docker is.
  exclude: [...configDefaults.exclude, 'test/postgres.test.ts'],
  // Tests that start processes share the cores with whatever else runs; a deadline is there to end a hang, not to judge speed.
  testTimeout: 30_000,
  hookTimeout: 30_000,
}
const folders = [
  'apps/api',
  'apps/lab',
  'apps/payments',
  'packages/contract',
  'packages/otel-node',
  'packages/trace-model',
]
const projects = [
  ...[...folders, 'scripts', 'bench', 'workshop'].map((root) => ({ root, test: { ...ofWorkspace, name: root } })),
  ...['apps/web/vitest.config.ts', 'apps/lab/web/vitest.config.ts'],
]
const isRoot = process.cwd() === import.meta.dirname

export default defineConfig({
  test: {
    // From the root, `vitest run` with the path of a test runs it, whichever workspace it is of.
    ...(isRoot ? { projects } : ofWorkspace),
    reporters: ['default', 'json'],
    outputFile: { json: '.reports/vitest.json' },
  },
})
