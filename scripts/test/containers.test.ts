import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { whyNoContainers } from '../containers/why-no-containers.ts'
import { root } from '../system/root.ts'
import { writeProject } from './project-in-a-folder.ts'

afterEach(() => vi.unstubAllEnvs())

function prune(folder: string, project: string) {
  const script = join(root, 'docker/prune-workspace.mjs')
  return spawnSync(process.execPath, [script, folder], { cwd: project, encoding: 'utf8' })
}

test('where no engine answers, that is the reason why nothing was run in containers', async () => {
  vi.stubEnv('DOCKER_HOST', 'unix:///nowhere/docker.sock')
  expect(await whyNoContainers()).toBe('containers: no docker engine answers here')
})

test('a service keeps the packages that it imports, also those behind them, and nothing for development', () => {
  const api = { '@checkout/otel-node': '*', fastify: '1.0.0' }
  const project = writeProject({
    'apps/api/package.json': JSON.stringify({
      name: '@checkout/api',
      scripts: { test: 'x' },
      dependencies: api,
      devDependencies: { '@checkout/look': '*', vite: '1.0.0' },
    }),
    'packages/otel-node/package.json': JSON.stringify({
      name: '@checkout/otel-node',
      dependencies: { '@checkout/contract': '*' },
    }),
  })
  expect(prune('apps/api', project).status).toBe(0)
  const manifestOf = (folder: string) => JSON.parse(readFileSync(join(project, folder, 'package.json'), 'utf8'))
  expect(manifestOf('apps/api')).toEqual({ name: '@checkout/api', dependencies: api })
  expect(manifestOf('.').workspaces.toSorted()).toEqual(['apps/api', 'packages/contract', 'packages/otel-node'])
  const gone = ['apps/web', 'packages/look', 'e2e', 'scripts'].map((folder) => existsSync(join(project, folder)))
  expect(gone).toEqual([false, false, false, false])
})

test('a service that does not exist is named, with the argument that chooses it', () => {
  const { status, stderr } = prune('apps/', writeProject({}))
  expect(status).not.toBe(0)
  expect(stderr).toContain('set the build argument APP')
})
