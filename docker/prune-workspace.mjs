// prune-workspace FOLDER: leaves, of the project in the current folder, that workspace and the packages it imports, and
// of their manifests what matters in production. `npm ci --omit=dev --workspace` would install more: also what is a
// development dependency of this workspace and a production dependency of another.
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const [folder = ''] = process.argv.slice(2)
const root = read('.')
const folders = globSync(root.workspaces.map((pattern) => `${pattern}/package.json`)).map(dirname)
const byName = new Map(folders.map((path) => [read(path).name, path]))
if (!folders.includes(folder))
  throw new Error(`${folder} is no workspace: set the build argument APP to api, payments or lab`)

const needed = new Set()
need(folder)
for (const path of folders) {
  if (!needed.has(path)) rmSync(path, { recursive: true })
  else write(path, forProduction(read(path)))
}
write('.', { ...forProduction(root), optionalDependencies: undefined, workspaces: [...needed] })

/** @param {string} path */
function need(path) {
  needed.add(path)
  for (const name of Object.keys(read(path).dependencies ?? {})) {
    const imported = byName.get(name)
    if (imported !== undefined && !needed.has(imported)) need(imported)
  }
}

function forProduction(manifest) {
  return { ...manifest, devDependencies: undefined, scripts: undefined }
}

/** @param {string} path */
function read(path) {
  return JSON.parse(readFileSync(`${path}/package.json`, 'utf8'))
}

function write(path, manifest) {
  writeFileSync(`${path}/package.json`, `${JSON.stringify(manifest, null, 2)}\n`)
}
