import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../system/root.ts'
import type { Verdict } from './check-result.ts'

export type CommandResult = { code: number; output: string }

const quiet = { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' }

/** Runs a tool of node_modules/.bin, or any other program, in the project's folder and keeps what it writes. */
export function runCommand(command: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<CommandResult> {
  const path = `${join(root, 'node_modules/.bin')}:${process.env.PATH}`
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...quiet, ...env, PATH: path },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, output: error.message }))
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** The verdict of a tool that says all by its exit code. */
export function verdictOf({ code, output }: CommandResult): Verdict {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output }
}

/** Runs a task of every workspace to its end; writes only about those that failed. */
export function runTurbo(task: string, args: string[] = []): Promise<CommandResult> {
  return runCommand('turbo', ['run', task, '--continue', '--output-logs=errors-only', '--ui=stream', ...args])
}
