import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const manifests = {
  'package.json': { workspaces: ['apps/*', 'packages/*', 'e2e', 'scripts'], scripts: { start: 'x', check: 'x' } },
  'apps/web/package.json': { name: '@checkout/web', scripts: { build: 'x' } },
  'apps/api/package.json': { name: '@checkout/api' },
  'packages/contract/package.json': { name: '@checkout/contract' },
  'packages/otel-node/package.json': { name: '@checkout/otel-node' },
  'packages/look/package.json': { name: '@checkout/look' },
  'e2e/package.json': { name: '@checkout/e2e' },
  'scripts/package.json': { name: '@checkout/scripts' },
}

/** Writes a small project of the same shape as this one and returns its folder. */
export function writeProject(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'project-'))
  const texts = Object.entries(manifests).map(([path, content]) => [path, JSON.stringify(content)] as const)
  for (const [path, text] of [...texts, ...Object.entries(files)]) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}
