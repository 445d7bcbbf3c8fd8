import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { ProcessPlan } from '../processes.ts'
import type { Exit } from './child-error.ts'
import { leashed } from './leash.ts'

const maxOutput = 500_000

export type Child = {
  readonly name: string
  readonly pid: number
  readonly exited: Promise<Exit>
  isRunning(): boolean
  output(): string
  lastLines(): string
  /** SIGKILL reaches the whole process group, every other signal the process alone: it may pass it on itself. */
  signal(signal: NodeJS.Signals): void
}

/** Starts a process in a group of its own, so that Ctrl-C in the terminal reaches only the supervisor. */
export function startChild(plan: ProcessPlan, onLine: (line: string) => void = () => {}): Child {
  const child = spawnTethered(plan)
  const kept = keepOutput()
  let isRunning = true
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }))
    child.once('error', (error) => {
      kept.add(`${error.message}\n`)
      resolve({ code: 1, signal: null })
    })
  }).then(async (exit) => {
    isRunning = false
    sendSignal(child, 'SIGKILL')
    releaseLeash(child)
    await outputRead(child)
    return exit
  })
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue
    createInterface({ input: stream }).on('line', (line) => {
      kept.add(`${line}\n`)
      onLine(line)
    })
  }
  return {
    name: plan.name,
    pid: child.pid ?? 0,
    exited,
    isRunning: () => isRunning,
    output: kept.all,
    lastLines: () => kept.last(20),
    signal: (signal) => sendSignal(child, signal),
  }
}

function spawnTethered({ command, args, cwd, env, tether }: ProcessPlan): ChildProcess {
  if (tether === 'ipc') {
    return spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  }
  const onLeash = leashed(command, args)
  return spawn(onLeash.command, onLeash.args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] })
}

/** Keeps what a process wrote, up to a limit, so that its end can be explained. */
function keepOutput() {
  let text = ''
  return {
    add(chunk: string): void {
      text = (text + chunk).slice(-maxOutput)
    },
    all: (): string => text,
    last: (lines: number): string => text.trimEnd().split('\n').slice(-lines).join('\n'),
  }
}

function releaseLeash(child: ChildProcess): void {
  const leash = child.stdio[3]
  if (leash && 'destroy' in leash) leash.destroy()
}

/** A grandchild may keep the pipes open, so the wait for the last lines is short. */
async function outputRead(child: ChildProcess): Promise<void> {
  const ends = [child.stdout, child.stderr].flatMap((stream) => (stream === null ? [] : [ended(stream)]))
  await Promise.race([Promise.all(ends), new Promise((resolve) => setTimeout(resolve, 300))])
}

function ended(stream: Readable): Promise<void> {
  return stream.readableEnded ? Promise.resolve() : new Promise((resolve) => stream.once('close', () => resolve()))
}

function sendSignal({ pid, exitCode, signalCode }: ChildProcess, signal: NodeJS.Signals): void {
  const isGone = exitCode !== null || signalCode !== null
  if (pid === undefined || (isGone && signal !== 'SIGKILL')) return
  try {
    process.kill(signal === 'SIGKILL' ? -pid : pid, signal)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
