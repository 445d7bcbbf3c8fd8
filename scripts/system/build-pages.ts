import { join } from 'node:path'
import { root } from './root.ts'
import { runOnce } from './run-once.ts'
import type { Environment } from './settings.ts'

const turbo = join(root, 'node_modules/turbo/bin/turbo')

/** Builds the shop and the lab's viewer; turbo does nothing when they are up to date. */
export function buildPages(env: Environment, options: { signal?: AbortSignal } = {}): Promise<void> {
  const args = [turbo, 'run', 'build', '--output-logs=new-only', '--ui=stream']
  return runOnce({ name: 'build', command: process.execPath, args, cwd: root, env, tether: 'leash' }, options)
}
