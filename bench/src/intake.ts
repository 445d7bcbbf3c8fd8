import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type BodyKind, spansPerBody } from './intake/bodies.ts'
import type { Order, Report } from './intake/generator.ts'
import { type Figures, intakeTable } from './intake/report.ts'
import { type ServerProcess, startServer } from './intake/server-process.ts'

const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url))
const lab = pathOf('../../apps/lab/src/cli.ts')
const bare = pathOf('./intake/bare-server.ts')
const connections = 8
const warmUpRequests = 8_000

type Target = { name: string; server: string; kind: BodyKind }

const targets: Target[] = [
  { name: 'bare Node http, reads the body', server: bare, kind: 'otlp protobuf' },
  { name: 'lab, OTLP protobuf', server: lab, kind: 'otlp protobuf' },
  { name: 'lab, OTLP JSON', server: lab, kind: 'otlp json' },
  { name: 'lab, envelopes', server: lab, kind: 'envelope' },
]

/**
 * Sends the same 21 spans in each form, every run to a fresh server in a process of its own, the targets one after another in each round.
 * CPU is counted until the server is quiet again, so that work after the answer is in it.
 */
export async function benchIntake(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { rounds: { type: 'string', default: '3' }, requests: { type: 'string', default: '5000' } },
  })
  const requests = Number(values.requests)
  const generator = fork(pathOf('./intake/generator.ts'))
  const runs = new Map<string, Figures[]>(targets.map(({ name }) => [name, []]))
  try {
    await warmUp(generator)
    for (let round = 1; round <= Number(values.rounds); round++) {
      for (const target of targets) runs.get(target.name)?.push(await measure(generator, target, requests))
    }
  } finally {
    generator.kill('SIGKILL')
  }
  console.log(intakeTable(runs, { requests, spansPerBody, baseline: targets[0]?.name ?? '' }))
}

async function warmUp(generator: ChildProcess): Promise<void> {
  const server = await startServer(bare)
  for (const kind of ['otlp protobuf', 'otlp json', 'envelope'] as const) {
    await order(generator, { port: server.port, kind, count: warmUpRequests / 3, connections })
  }
  await server.stop()
}

async function order(generator: ChildProcess, message: Order): Promise<Report> {
  generator.send(message)
  const [report] = await once(generator, 'message')
  return report as Report
}

async function measure(generator: ChildProcess, { server: file, kind }: Target, count: number): Promise<Figures> {
  const server = await startServer(file, { LAB_PORT: '0' })
  try {
    const cpuBefore = server.cpuSeconds()
    const report = await order(generator, { port: server.port, kind, count, connections })
    if (report.refused > 0) throw new Error(`${report.refused} of ${count} requests were refused`)
    const keptMs = file === lab ? await timeToKeep(server, count) : 0
    await server.quiet()
    const figures = { cpuSeconds: server.cpuSeconds() - cpuBefore, rssMb: server.rssMb() }
    const readableMs = file === lab ? keptMs + (await timeToRead(server, count)) : null
    const { startMs, idleMb } = server
    return { ...report, startMs, idleMb, ...figures, readableMs, rssAfterReadingMb: server.rssMb() }
  } finally {
    await server.stop()
  }
}

/** Asked right after the last answer. Throws when a trace is missing. */
async function timeToKeep({ port }: ServerProcess, count: number): Promise<number> {
  const startedAt = performance.now()
  const response = await fetch(`http://127.0.0.1:${port}/healthz`)
  const { traces } = (await response.json()) as { traces: number }
  if (traces !== count) throw new Error(`${traces} of ${count} traces were kept`)
  return performance.now() - startedAt
}

/** The whole list, for which every span has to be looked at. Throws when a span is missing. */
async function timeToRead({ port }: ServerProcess, count: number): Promise<number> {
  const startedAt = performance.now()
  const response = await fetch(`http://127.0.0.1:${port}/api/traces?limit=10000`)
  const { traces } = (await response.json()) as { traces: { spanCount: number }[] }
  const spans = traces.reduce((sum, trace) => sum + trace.spanCount, 0)
  if (spans !== count * spansPerBody) throw new Error(`${spans} of ${count * spansPerBody} spans can be read`)
  return performance.now() - startedAt
}
