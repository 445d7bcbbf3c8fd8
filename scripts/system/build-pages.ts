import { join } from 'node:path'
import { root } from './root.ts'
import type { Environment } from './settings.ts'
import { runOnce } from './supervise/run-once.ts'

const turbo = join(root, 'node_modules/turbo/bin/turbo')

type BuildOptions = { signal?: AbortSignal; app?: 'web' | 'lab' }

/** Builds the shop and the lab's viewer, or one of them; turbo does nothing when they are up to date. */
export function buildPages(env: Environment, { signal, app }: BuildOptions = {}): Promise<void> {
  const filter = app === undefined ? [] : [`--filter=@checkout/${app}`]
  const args = [turbo, 'run', 'build', ...filter, '--output-logs=new-only', '--ui=stream']
  return runOnce({ name: 'build', command: process.execPath, args, cwd: root, env, tether: 'leash' }, { signal })
}
