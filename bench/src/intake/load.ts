import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Order, Report } from './generator.ts'
import type { Figures } from './report.ts'
import { startBare, type Target } from './targets.ts'

const connections = 8
const warmUpRequests = 8_000

export type Generator = ReturnType<typeof startGenerator>

/** A process that sends. */
export function startGenerator() {
  const child = fork(fileURLToPath(new URL('./generator.ts', import.meta.url)))
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`what sends ended with code ${code}`)))
  ended.catch(() => {})
  return {
    /** Rejects when the process ends over it. */
    async send(order: Order): Promise<Report> {
      child.send(order)
      const [report] = await Promise.race([once(child, 'message'), ended])
      return report as Report
    },
    stop: (): boolean => child.kill('SIGKILL'),
  }
}

/** So that its own compiling is not measured. */
export async function warmUp(generator: Generator): Promise<void> {
  const server = await startBare()
  try {
    for (const kind of ['otlp protobuf', 'otlp json', 'envelope'] as const) {
      await generator.send({ port: server.port, kind, count: warmUpRequests / 3, connections })
    }
  } finally {
    await server.stop()
  }
}

/** One run against a fresh server. CPU is counted until the server is quiet again, so that work after the answer is in it. */
export async function measure(generator: Generator, target: Target, count: number): Promise<Figures> {
  const server = await target.start()
  try {
    const cpuBefore = server.cpuSeconds()
    const { kind, path } = target
    const report = await generator.send({ port: server.port, kind, count, connections, ...(path && { path }) })
    if (report.refused > 0) throw new Error(`${target.name} refused ${report.refused} of ${count} requests`)
    const keptMs = await timeOf(() => target.keep?.(server, count))
    await server.quiet()
    const figures = { cpuSeconds: server.cpuSeconds() - cpuBefore, rssMb: server.rssMb() }
    const readMs = await timeOf(() => target.read?.(server, count))
    const { startMs, idleMb } = server
    const readableMs = target.read ? keptMs + readMs : null
    return { ...report, startMs, idleMb, ...figures, readableMs, rssAfterReadingMb: server.rssMb() }
  } finally {
    await server.stop()
  }
}

async function timeOf(work: () => Promise<void> | undefined): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}
