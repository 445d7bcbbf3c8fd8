import { flushCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

const { env, execPath, execArgv, argv } = process
const cache = fileURLToPath(new URL('../../../node_modules/.cache/node', import.meta.url))

const flags = [
  // Of what a start throws away less is left lying about: 12 MB. And what is left can be let go of before the lab listens.
  ...['--max-semi-space-size=2', '--expose-gc'],
  // The bodies that are kept make no garbage, so a collection after the first 40 MB of them finds nothing.
  '--initial-old-space-size=128',
]
// A process that strips types itself keeps 10 MB for it: this one makes way for one that finds all files, this one too, in the cache.
if (env.NODE_COMPILE_CACHE === undefined && !process.connected && process.platform !== 'win32') {
  process.execve?.(execPath, [execPath, ...flags, ...execArgv, ...argv.slice(1)], { ...env, NODE_COMPILE_CACHE: cache })
}

const { main } = await import('./command/main.ts')
const code = await main(argv.slice(2), env)
if (code !== 0) process.exit(code)
// Written now and not at the end: a lab is often killed.
flushCompileCache()
