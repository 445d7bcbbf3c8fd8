import { type ChildProcess, type IOType, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { leashed } from '../../scripts/system/supervise/leash.ts'

export type ServerProcess = {
  port: number
  /** From the spawn to the first answer. */
  startMs: number
  idleMb: number
  /** CPU seconds used so far, user and system, in steps of 10 ms. */
  cpuSeconds(): number
  rssMb(): number
  /** Resolves when the process has used no CPU for 200 ms. */
  quiet(): Promise<void>
  stop(): Promise<void>
}

const ticksPerSecond = 100

type Program = { command: string; args: string[]; env?: Record<string, string> }

/** Starts a server of ours, which prints its origin. Reads `/proc`, so Linux only. One that does not come up is ended. */
export function startServer(file: string, env: Record<string, string> = {}): Promise<ServerProcess> {
  const server = { command: process.execPath, args: [file], env }
  return startUntil(server, ['pipe', 'inherit'], async (child) => {
    const port = await printedPort(child)
    await fetch(`http://127.0.0.1:${port}/healthz`)
    return port
  })
}

/** Starts a program that listens on a port it was told, and asks there until it answers, whatever it answers. */
export function startListening({ port, path, ...program }: Program & { port: number; path: string }) {
  const answers = () =>
    fetch(`http://127.0.0.1:${port}${path}`).then(
      (response) => response.arrayBuffer().then(() => true),
      () => false,
    )
  return startUntil(program, ['ignore', 'ignore'], async (child) => {
    const until = performance.now() + 30_000
    while (!(await answers())) {
      if (child.exitCode !== null || performance.now() > until) throw new Error(`${program.command} does not listen`)
      await delay(5)
    }
    return port
  })
}

/** On a leash, and in a group of its own, so that it ends with us, however we end. */
async function startUntil(
  { command, args, env }: Program,
  [stdout, stderr]: [stdout: IOType, stderr: IOType],
  listening: (child: ChildProcess) => Promise<number>,
): Promise<ServerProcess> {
  const startedAt = performance.now()
  const onLeash = leashed(command, args)
  const child = spawn(onLeash.command, onLeash.args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', stdout, stderr, 'pipe'],
    detached: true,
  })
  try {
    const port = await listening(child)
    const startMs = performance.now() - startedAt
    const server = { port, startMs, ...watching(child.pid ?? 0), stop: () => stop(child) }
    await server.quiet()
    return { ...server, idleMb: server.rssMb() }
  } catch (error) {
    await stop(child)
    throw error
  }
}

async function printedPort(child: ChildProcess): Promise<number> {
  let printed = ''
  for await (const chunk of child.stdout ?? []) {
    printed += chunk
    const port = /http:\/\/[^\s:]+:(\d+)/.exec(printed)?.[1]
    if (port !== undefined) return Number(port)
  }
  throw new Error(`the server ended before it listened: ${printed}`)
}

/** CPU and memory of a process, from `/proc`. */
export function watching(pid: number) {
  const cpuSeconds = () => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
  }
  const rssMb = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  const quiet = async () => {
    for (let before = -1; before !== cpuSeconds(); ) {
      before = cpuSeconds()
      await delay(200)
    }
  }
  return { cpuSeconds, rssMb, quiet }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit')
    process.kill(-child.pid, 'SIGKILL')
    await ended
  }
  child.stdio[3]?.destroy()
}
