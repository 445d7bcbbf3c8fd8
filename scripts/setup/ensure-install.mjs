// Runs before the verbs that need dependencies. Must run on any Node >= 18: on a fresh clone it is the system's own.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const api = join(root, 'apps/api')
// npm writes this file at the end of an install that worked.
const installed = join(root, 'node_modules/.package-lock.json')

if (changedAt(installed) < changedAt(join(root, 'package-lock.json'))) install()
const node = findNode()
if (changedAt(join(api, 'src/generated')) < changedAt(join(api, 'prisma'), join(api, 'prisma.config.ts'))) generate()

function install() {
  console.log('Installing dependencies (npm ci, about half a minute) …')
  // No dependency needs its install script, and older npm would run those that package.json denies.
  // The npm that runs this script, with the same Node; a bare `npm` may be another one.
  const npm = process.env.npm_execpath
  const [command, before] = npm === undefined ? ['npm', []] : [process.execPath, [npm]]
  run(command, [...before, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], root, 'inherit')
}

function generate() {
  console.log('Generating the Prisma clients …')
  const prisma = join(root, 'node_modules/prisma/build/index.js')
  for (const database of ['sqlite', 'postgres'])
    run(node, [prisma, 'generate', '--schema', `prisma/${database}`], api, 'pipe')
}

/** The Node that npm scripts use after the install: the one from the lockfile where it exists, else the system's. */
function findNode() {
  const own = join(root, 'node_modules/.bin/node')
  if (existsSync(own)) return own
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 22)) return process.execPath
  console.error(`Node 24 is needed on this platform and this is ${process.version}: \`nvm install\` reads .nvmrc.`)
  process.exit(1)
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 * @param {'inherit' | 'pipe'} output piped output is shown only when the command fails
 */
function run(command, args, cwd, output) {
  const env = { ...process.env, CHECKPOINT_DISABLE: '1' }
  const ended = spawnSync(command, args, { cwd, env, stdio: ['ignore', output, output], encoding: 'utf8' })
  if (ended.status === 0) return
  console.error([ended.error?.message, ended.stdout, ended.stderr].filter(Boolean).join('\n'))
  process.exit(ended.status ?? 1)
}

/**
 * The newest change below the paths, in Unix milliseconds; 0 when none of them exists.
 * @param {...string} paths
 * @returns {number}
 */
function changedAt(...paths) {
  return Math.max(
    0,
    ...paths.map((path) => {
      if (!existsSync(path)) return 0
      const stat = statSync(path)
      return stat.isDirectory() ? changedAt(...readdirSync(path).map((name) => join(path, name))) : stat.mtimeMs
    }),
  )
}
