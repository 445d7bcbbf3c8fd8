import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import { root } from '../system/root.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * Path of a Chromium: $CHROMIUM_PATH, Playwright's own, one on the path, else one that can be installed now.
 * Throws an error that says in one line what to install.
 */
export async function findChromium(say: (text: string) => void = console.log): Promise<string> {
  const found = named() ?? playwrightOwn() ?? onPath() ?? installByPlaywright(say) ?? installByApt(say)
  if (found !== undefined) return found
  throw new Error('No Chromium: install one (Debian: apt-get install chromium) or name it in CHROMIUM_PATH.')
}

function named(): string | undefined {
  const path = process.env.CHROMIUM_PATH
  if (!path) return undefined
  if (existsSync(path)) return path
  throw new Error(`CHROMIUM_PATH names ${path}, which does not exist.`)
}

function playwrightOwn(): string | undefined {
  const path = chromium.executablePath()
  return existsSync(path) ? path : undefined
}

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path))
}

function installByPlaywright(say: (text: string) => void): string | undefined {
  say('No Chromium here: asking Playwright to install its own …')
  const cli = join(root, 'node_modules/@playwright/test/cli.js')
  const args = [cli, 'install', 'chromium']
  return spawnSync(process.execPath, args, { stdio: 'inherit' }).status === 0 ? playwrightOwn() : undefined
}

/** Only in CI, and only as root: nobody's own machine is changed beyond the project's folder and Playwright's cache. */
function installByApt(say: (text: string) => void): string | undefined {
  if (process.env.CI !== 'true' || process.getuid?.() !== 0) return undefined
  say('Installing Chromium by apt …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = { stdio: 'inherit', env } as const
  spawnSync('apt-get', ['update', '-qq'], options)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options)
  return onPath()
}
