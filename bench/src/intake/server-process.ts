import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

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

/** Starts a server of ours, which prints its origin. Reads `/proc`, so Linux only. */
export async function startServer(file: string, env: Record<string, string> = {}): Promise<ServerProcess> {
  const startedAt = performance.now()
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await printedPort(child)
  await fetch(`http://127.0.0.1:${port}/healthz`)
  return settled(child, port, startedAt)
}

type Program = { command: string; args: string[]; env?: Record<string, string>; port: number; path: string }

/** Starts a program that listens on a port it was told, and asks there until it answers, whatever it answers. */
export async function startListening({ command, args, env, port, path }: Program): Promise<ServerProcess> {
  const startedAt = performance.now()
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: 'ignore' })
  const answers = () =>
    fetch(`http://127.0.0.1:${port}${path}`).then(
      (response) => response.arrayBuffer().then(() => true),
      () => false,
    )
  while (!(await answers())) {
    if (child.exitCode !== null || performance.now() - startedAt > 30_000) throw new Error(`${command} does not listen`)
    await delay(5)
  }
  return settled(child, port, startedAt)
}

async function settled(child: ChildProcess, port: number, startedAt: number): Promise<ServerProcess> {
  const startMs = performance.now() - startedAt
  const server = { port, startMs, ...watching(child.pid ?? 0), stop: () => stop(child) }
  await server.quiet()
  return { ...server, idleMb: server.rssMb() }
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
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}
