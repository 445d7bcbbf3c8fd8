import { expect, test } from 'vitest'
import { importProblems } from '../checks/import-directions.ts'
import { writeProject } from './project-in-a-folder.ts'

const problemsOf = (path: string, source: string) => importProblems(writeProject({ [path]: source }))

test.each([
  ['apps/web/src/a.ts', "import '@checkout/contract/http'"],
  ['apps/api/src/a.ts', "import { withSpan } from '@checkout/otel-node'"],
  ['apps/api/src/a.ts', "import { trace } from '@opentelemetry/api'"],
  ['packages/otel-node/src/a.ts', "import '@opentelemetry/sdk-node'"],
  ['packages/trace-model/src/a.test.ts', "import '@opentelemetry/otlp-transformer'"],
  ['e2e/specs/a.spec.ts', "import '../../scripts/system/start-system.ts'"],
  ['apps/web/node_modules/x/index.js', "import '@checkout/api'"],
])('%s may say %s', (path, source) => {
  expect(problemsOf(path, source)).toEqual([])
})

test.each([
  ['apps/web/src/a.tsx', "import type { X } from '@checkout/api'", 'nothing imports from apps/'],
  ['e2e/specs/a.spec.ts', "export * from '@checkout/web/src/cart.ts'", 'nothing imports from apps/'],
  ['apps/web/src/a.ts', "await import('@checkout/e2e')", 'nothing imports from e2e/'],
  ['e2e/specs/a.spec.ts', "import '../../apps/lab/src/app.ts'", 'a path does not leave its workspace'],
  ['apps/api/src/a.ts', "import '../../../scripts/system/root.ts'", 'a path does not leave its workspace'],
  ['packages/otel-node/src/a.ts', "import '@checkout/look'", 'a package imports no package but contract'],
  ['packages/contract/src/a.ts', "import '@checkout/look'", 'a package imports no package but contract'],
  ['apps/api/src/a.ts', "import '@opentelemetry/sdk-node'", 'only packages/otel-node imports an OpenTelemetry SDK'],
])('%s may not say %s', (path, source, rule) => {
  expect(problemsOf(path, source)).toEqual([expect.stringMatching(new RegExp(`^${path} imports .*: ${rule}$`))])
})

test('a new workspace is found by its folder', () => {
  const files = {
    'packages/new/package.json': '{"name":"@checkout/new"}',
    'packages/new/src/a.ts': "import '@checkout/web'",
  }
  expect(importProblems(writeProject(files))).toHaveLength(1)
})
