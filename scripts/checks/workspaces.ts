import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export type Workspace = { name: string; folder: string; scripts: Record<string, string> }

/** The workspaces that root/package.json declares; folders are relative to the root. */
export function listWorkspaces(root: string): Workspace[] {
  const { workspaces = [] } = readManifest(root)
  const manifests = globSync(
    workspaces.map((pattern) => `${pattern}/package.json`),
    { cwd: root },
  )
  return manifests.sort().map((manifest) => {
    const folder = dirname(manifest)
    const { name = folder, scripts = {} } = readManifest(join(root, folder))
    return { name, folder, scripts }
  })
}

/** The parts of a package.json that the checks look at. */
export function readManifest(folder: string): {
  name?: string
  workspaces?: string[]
  scripts?: Record<string, string>
} {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}
