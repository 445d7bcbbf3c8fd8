import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../../../scripts/system/ports.ts'
import { type ServerProcess, startListening } from '../../server-process.ts'

export const spotlightVersion = '4.11.8'

/** With a newer `hono` this version answers 500 to everything. */
const manifest = {
  private: true,
  dependencies: { '@spotlightjs/spotlight': spotlightVersion },
  overrides: { hono: '4.12.25' },
}

const folder = join(
  process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
  'checkout-trace-lab',
  `spotlight-${spotlightVersion}`,
)
const program = join(folder, 'node_modules', '@spotlightjs', 'spotlight', 'dist', 'run.js')

/** Installs Spotlight outside the project, once. */
export async function installSpotlight(): Promise<void> {
  if (existsSync(program)) return
  console.error(`Installing Spotlight ${spotlightVersion} into ${folder} …`)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest))
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund']
  const npm = spawn('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  const [code] = await once(npm, 'exit')
  if (code !== 0) throw new Error(`npm could not install Spotlight ${spotlightVersion}: see above`)
}

export async function startSpotlight(): Promise<ServerProcess> {
  const port = await freePort()
  return startListening({
    command: process.execPath,
    args: [program, 'server', '-p', String(port)],
    port,
    path: '/health',
  })
}
