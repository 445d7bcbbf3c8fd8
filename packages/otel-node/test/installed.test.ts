import { existsSync, globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))

// A second copy is what the ESM hook would patch instead of the one in use: no spans, no logs, no warning.
test.each(['import-in-the-middle', '@opentelemetry/instrumentation', '@opentelemetry/api', '@opentelemetry/core'])(
  'exactly one %s is installed',
  (name) => {
    const places = ['', '*/*/', 'node_modules/*/', 'node_modules/@*/*/', 'node_modules/*/node_modules/*/']
    const found = places.flatMap((place) => globSync(`${place}node_modules/${name}/package.json`, { cwd: root }))
    expect(found).toEqual([`node_modules/${name}/package.json`])
  },
)

test('the old logs package, whose records go nowhere, is not installed', () => {
  expect(existsSync(`${root}/node_modules/@opentelemetry/api-logs`)).toBe(false)
})
