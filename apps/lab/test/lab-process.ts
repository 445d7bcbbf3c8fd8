import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { env as environment } from 'node:process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { onTestFinished, vi } from 'vitest'

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url))
/** With it, the command need not make way for one that has it. */
const cache = fileURLToPath(new URL('../../../node_modules/.cache/node', import.meta.url))

export type LabProcess = { child: ChildProcess; output: { text: string; errors: string } }

export type StartOptions = {
  env?: Record<string, string | undefined>
  args?: string[]
  withChannel?: boolean
  /** A shell's line before it becomes the lab. */
  after?: string
}

/** Starts the lab's command in a process of its own, on a free port, which ends with the test. */
export function startProcess({ env = {}, args = [], withChannel = false, after }: StartOptions = {}): LabProcess {
  const options = { env: { ...environment, LAB_PORT: '0', NODE_COMPILE_CACHE: cache, ...env } }
  const child: ChildProcess = withChannel
    ? fork(cli, args, { ...options, stdio: ['pipe', 'pipe', 'pipe', 'ipc'] })
    : after === undefined
      ? spawn(process.execPath, [cli, ...args], options)
      : spawn('/bin/sh', ['-c', `${after}; exec "$0" "$@"`, process.execPath, cli, ...args], options)
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const output = { text: '', errors: '' }
  child.stdout?.on('data', (chunk) => {
    output.text += chunk
  })
  child.stderr?.on('data', (chunk) => {
    output.errors += chunk
  })
  return { child, output }
}

/** The address a lab prints when it listens. */
export function listening({ output }: LabProcess): Promise<string> {
  return vi.waitFor(
    () => {
      const origin = /^lab: (http:\S+)/m.exec(output.text)?.[1]
      if (!origin) throw new Error(`not listening: ${output.text}${output.errors}`)
      return origin
    },
    { timeout: 20_000 },
  )
}

/** How a command that cannot be carried out ends. */
export async function failed({ child }: LabProcess): Promise<{ code: number | null; complaint: string }> {
  if (!child.stderr) throw new Error('no stderr')
  const [complaint, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  return { code, complaint }
}

/** Ends a lab, and resolves when it has. */
export async function end({ child }: LabProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}
