import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parseSync } from 'oxc-parser'
import { listFiles } from './source-files.ts'
import { listWorkspaces, type Workspace } from './workspaces.ts'

const endings = ['ts', 'tsx', 'mts', 'js', 'mjs']
// An example shows what our package otherwise hides.
const sdkUsers = ['packages/otel-node', 'examples']
const isTest = /(^|\/)test\/|\.test\.tsx?$/

/** Every import that goes in a forbidden direction, as a sentence that names the rule. */
export function importProblems(root: string): string[] {
  const workspaces = listWorkspaces(root)
  return workspaces.flatMap((workspace) =>
    listFiles(join(root, workspace.folder), endings).flatMap((file) => {
      const path = join(workspace.folder, file)
      return readImports(join(root, path)).flatMap((specifier) => {
        const rule = brokenRule({ path, specifier, workspace, workspaces })
        return rule === undefined ? [] : [`${path} imports ${specifier}: ${rule}`]
      })
    }),
  )
}

type Import = { path: string; specifier: string; workspace: Workspace; workspaces: Workspace[] }

function brokenRule({ path, specifier, workspace, workspaces }: Import): string | undefined {
  if (specifier.startsWith('.')) return brokenPathRule(path, specifier, workspace)
  const packageName = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
  const target = workspaces.find(({ name }) => name === packageName)
  if (target !== undefined) return brokenWorkspaceRule(workspace, target)
  const isSdk = packageName.startsWith('@opentelemetry/') && packageName !== '@opentelemetry/api'
  if (isSdk && !sdkUsers.includes(workspace.folder) && !isTest.test(path)) {
    return 'only packages/otel-node imports an OpenTelemetry SDK'
  }
  return undefined
}

function brokenPathRule(path: string, specifier: string, { folder }: Workspace): string | undefined {
  const target = join(dirname(path), specifier)
  if (!relative(folder, target).startsWith('..')) return undefined
  // The tools are no package: e2e and bench start the system by the same file as `npm start`.
  if (target.startsWith('scripts/') && !isProduct(folder)) return undefined
  return 'a path does not leave its workspace'
}

function brokenWorkspaceRule(from: Workspace, to: Workspace): string | undefined {
  if (from.name === to.name) return undefined
  if (!to.folder.startsWith('packages/')) return `nothing imports from ${to.folder.split('/')[0]}/`
  if (from.folder.startsWith('packages/') && to.folder !== 'packages/contract') {
    return 'a package imports no package but contract'
  }
  return from.folder === 'packages/contract' ? 'contract imports no package' : undefined
}

function isProduct(folder: string): boolean {
  return folder.startsWith('apps/') || folder.startsWith('packages/')
}

/** Everything the file imports or exports from elsewhere, types included, as written. */
function readImports(path: string): string[] {
  const source = readFileSync(path, 'utf8')
  const { staticImports, staticExports, dynamicImports } = parseSync(path, source).module
  return [
    ...staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? [])),
    ...dynamicImports.flatMap(({ moduleRequest: { start, end } }) => literal(source.slice(start, end))),
  ]
}

function literal(expression: string): string[] {
  const found = /^['"`]([^'"`$]+)['"`]$/.exec(expression.trim())
  return found?.[1] === undefined ? [] : [found[1]]
}
