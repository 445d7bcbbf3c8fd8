import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { findCollector } from '../../scripts/setup/find-collector.mjs'
import { collectorMetric } from '../../scripts/system/collector-metric.ts'
import { freePorts } from '../../scripts/system/ports.ts'
import { planProcesses } from '../../scripts/system/processes.ts'
import { needsCollector, type Route, routeNames } from '../../scripts/system/routes.ts'
import { startChild } from '../../scripts/system/supervise/child.ts'
import { waitUntilReady } from '../../scripts/system/supervise/ready.ts'
import { type CollectorRun, collectorTable } from './collector/report.ts'
import { spansPerBody } from './intake/bodies.ts'
import { type Generator, startGenerator } from './intake/load.ts'
import { startBare } from './intake/targets.ts'
import { watching } from './server-process.ts'

const connections = 8
const patienceMs = 30_000
// The management API of that one is more than the bare server knows.
const measured = routeNames.filter((route) => needsCollector(route) && route !== 'sentry-exporter')

/**
 * What a Collector on one core takes: `requests` bodies of 21 spans through each route's file to a bare server, a fresh process for every run,
 * the routes one after another in each round. CPU is counted until the Collector is quiet again.
 */
export async function benchCollector(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { rounds: { type: 'string', default: '3' }, requests: { type: 'string', default: '5000' } },
  })
  const requests = Number(values.requests)
  const generator = startGenerator()
  const runs = new Map<string, CollectorRun[]>(measured.map((route) => [route, []]))
  try {
    for (let round = 1; round <= Number(values.rounds); round++) {
      for (const route of measured) runs.get(route)?.push(await measure(generator, route, requests))
    }
  } finally {
    generator.stop()
  }
  console.log(collectorTable(runs, requests * spansPerBody))
}

async function measure(generator: Generator, route: Route, count: number): Promise<CollectorRun> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-collector-'))
  try {
    const sink = await startBare()
    try {
      return await measureBefore(sink.port, { generator, route, dataDir, count })
    } finally {
      await sink.stop()
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

type Run = { generator: Generator; route: Route; dataDir: string; count: number }

async function measureBefore(sinkPort: number, { generator, route, dataDir, count }: Run): Promise<CollectorRun> {
  const collector = await startCollector(route, dataDir, sinkPort)
  try {
    const idleMb = collector.rssMb()
    const cpuBefore = collector.cpuSeconds()
    const { otlpHttp: port, collectorMetrics } = collector.ports
    const report = await generator.send({ port, path: '/v1/traces', kind: 'otlp protobuf', count, connections })
    const busyMb = collector.rssMb()
    const sentSpans = await allSent(`http://127.0.0.1:${collectorMetrics}`)
    await collector.quiet()
    const cpuSeconds = collector.cpuSeconds() - cpuBefore
    return { ...report, idleMb, busyMb, cpuSeconds, sentSpans }
  } finally {
    await collector.stop()
  }
}

/** How many spans were sent when no more are: one that samples starts only when the first traces have waited. */
async function allSent(metrics: string): Promise<number> {
  let before = 0
  for (const end = Date.now() + patienceMs; Date.now() < end; await delay(500)) {
    const sent = await collectorMetric(metrics, 'otelcol_exporter_sent_spans')
    if (sent > 0 && sent === before) return sent
    before = sent
  }
  throw new Error(`after ${patienceMs / 1000} s the Collector is still sending, or never began`)
}

/** The Collector of a route on one core, with the bare server in the place of everybody it sends to. */
async function startCollector(route: Route, dataDir: string, sinkPort: number) {
  const ports = await freePorts()
  const endpoint = `http://127.0.0.1:${sinkPort}/api/2/integration/otlp`
  const environment = {
    GOMAXPROCS: '1',
    SENTRY_PAYMENTS_OTLP_ENDPOINT: endpoint,
    SENTRY_DEFAULT_OTLP_ENDPOINT: endpoint,
    SECOND_OTLP_ENDPOINT: endpoint,
    TAIL_SAMPLING_WAIT: '1s',
  }
  const sentryOtlp = { endpoint, publicKey: '0'.repeat(32) }
  const plans = planProcesses({ route, ports, environment, sentryOtlp, dataDir, collectorBinary: findCollector() })
  const plan = plans.find(({ name }) => name === 'collector')
  if (plan?.readyUrl === undefined) throw new Error(`route ${route} has no Collector`)
  const child = startChild(plan)
  async function stop(): Promise<void> {
    child.signal('SIGKILL')
    await child.exited
  }
  try {
    await waitUntilReady(child, plan.readyUrl, 30_000)
  } catch (error) {
    await stop()
    throw error
  }
  return { ports, ...watching(child.pid), stop }
}
