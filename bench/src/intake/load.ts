import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Order, Report } from './generator.ts'
import type { Figures } from './report.ts'
import { startBare, type Target } from './targets.ts'

const connections = 8
const warmUpRequests = 8_000

/** A process that sends, warmed up, so that its own compiling is not measured. */
export async function startGenerator(): Promise<ChildProcess> {
  const generator = fork(fileURLToPath(new URL('./generator.ts', import.meta.url)))
  const server = await startBare()
  for (const kind of ['otlp protobuf', 'otlp json', 'envelope'] as const) {
    await order(generator, { port: server.port, kind, count: warmUpRequests / 3, connections })
  }
  await server.stop()
  return generator
}

/** One run against a fresh server. CPU is counted until the server is quiet again, so that work after the answer is in it. */
export async function measure(generator: ChildProcess, target: Target, count: number): Promise<Figures> {
  const server = await target.start()
  try {
    const cpuBefore = server.cpuSeconds()
    const { kind, path } = target
    const report = await order(generator, { port: server.port, kind, count, connections, ...(path && { path }) })
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

async function order(generator: ChildProcess, message: Order): Promise<Report> {
  generator.send(message)
  const [report] = await once(generator, 'message')
  return report as Report
}

async function timeOf(work: () => Promise<void> | undefined): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}
