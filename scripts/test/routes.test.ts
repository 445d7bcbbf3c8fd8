import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../system/root.ts'
import { definitionOf, routeNames } from '../system/routes.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')

test.each(routeNames)('route %s stands in the documentation, with its file, and has a spec of its name', (route) => {
  const row = read('collector/README.md')
    .split('\n')
    .find((line) => line.startsWith(`| \`${route}\``))
  expect(row).toContain(definitionOf(route).collector ?? '–')
  expect(read('docs/choosing-a-route.md')).toContain(`\`${route}\``)
  expect(read(`e2e/specs/routes/${route}.spec.ts`)).toContain('test(')
})

test('every Collector file writes its own route into what goes through it', () => {
  for (const route of routeNames) {
    const { collector } = definitionOf(route)
    if (collector === undefined) continue
    expect(read(`collector/${collector}`), route).toContain(`key: telemetry.route, value: ${route}, action: upsert`)
  }
})
