// restart-on-change FOLDER NODE-ARGUMENTS: runs Node with them, and again whenever a source below FOLDER or packages/ changes.
// `node --watch` leaves preloads out, and on Linux loses a file that an editor replaces instead of writing over.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root } from './root.ts'
import { watchSources } from './watch-sources.ts'

const stopWithinMs = 3_000
const [folder = '.', ...args] = process.argv.slice(2)
let child = start()
let isStopping = false
let restarting: Promise<void> | undefined
let isChangedAgain = false

watchSources([folder, join(root, 'packages')], () => {
  isChangedAgain = true
  restarting ??= restart().finally(() => {
    restarting = undefined
  })
})
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop)

function start(): ChildProcess {
  const started = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  started.once('exit', (code) => {
    if (!isStopping && restarting === undefined) console.log(`ended with ${code}; starts again on the next change`)
  })
  return started
}

async function restart(): Promise<void> {
  while (isChangedAgain && !isStopping) {
    isChangedAgain = false
    console.log('restarting after a change')
    await end()
    if (!isStopping) child = start()
  }
}

async function end(): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  const patience = setTimeout(() => child.kill('SIGKILL'), stopWithinMs)
  await exited
  clearTimeout(patience)
}

async function stop(): Promise<void> {
  if (isStopping) return
  isStopping = true
  await end()
  process.exit(0)
}
