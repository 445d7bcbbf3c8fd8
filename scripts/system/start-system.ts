import { findCollector } from '../setup/find-collector.mjs'
import { buildPages } from './build-pages.ts'
import { plainEnvironment } from './environment.ts'
import { freePorts, type Ports } from './ports.ts'
import { type ProcessPlan, planMigration, planProcesses, type SystemPlan } from './processes.ts'
import { definitionOf, needsCollector, type Route } from './routes.ts'
import type { Environment } from './settings.ts'
import type { Child } from './supervise/child.ts'
import type { ChildError } from './supervise/child-error.ts'
import { childOf, kill, processSet, restart, startAll, stopAll } from './supervise/process-set.ts'
import { runOnce } from './supervise/run-once.ts'

export type { Route } from './routes.ts'

export type SystemOptions = {
  route: Route
  /** Holds database, ledger and the Collector's queue. */
  dataDir: string
  /** Free ones are taken for what is not given. */
  ports?: Partial<Ports>
  /** Added to the environment of every process. Nothing else of the caller's settings reaches them. */
  env?: Environment
  /** Where several run at once: a build writes the files that all of them serve. */
  pagesAreBuilt?: boolean
  /** What of a process is other than in `npm start`. */
  alter?: (plan: ProcessPlan) => ProcessPlan
}

export type RunningSystem = {
  route: Route
  origins: {
    web: string
    api: string
    payments: string
    lab: string
    collector: string | null
    collectorGrpc: string
    collectorMetrics: string
    secondLab: string | null
  }
  names: string[]
  /** The process that has the name now: after a restart it is another one. */
  process(name: string): Child
  /** What the process wrote, across its restarts. */
  output(name: string): string
  kill(name: string, signal: NodeJS.Signals): Promise<void>
  restart(name: string): Promise<void>
  /** Stops everything. Throws when a process had ended by itself before, or had to be killed. */
  stop(): Promise<void>
}

/** Starts the same processes as `npm start`, on free ports and with data of their own. Throws a `ChildError` that names the failed one. */
export async function startSystem({
  route,
  dataDir,
  ports,
  env = {},
  pagesAreBuilt = false,
  alter = (each) => each,
}: SystemOptions): Promise<RunningSystem> {
  const environment = { ...plainEnvironment(), ...env }
  const plan: SystemPlan = {
    route,
    dataDir,
    environment,
    ports: { ...(await freePorts()), ...ports },
    sentryOtlp: { endpoint: env.SENTRY_OTLP_ENDPOINT, publicKey: env.SENTRY_OTLP_PUBLIC_KEY },
    collectorBinary: needsCollector(route) ? findCollector() : undefined,
  }
  if (!pagesAreBuilt) await buildPages(environment)
  await runOnce(planMigration(plan))

  const deaths: ChildError[] = []
  const outputs = new Map<string, string>()
  const set = processSet(planProcesses(plan).map(alter), {
    onLine: (name, line) => outputs.set(name, `${outputs.get(name) ?? ''}${line}\n`),
    onDeath: (death) => deaths.push(death),
  })
  await startAll(set)

  async function stop(): Promise<void> {
    const killed = await stopAll(set)
    if (deaths[0]) throw deaths[0]
    if (killed.length > 0) throw new Error(`${killed.join(', ')} did not stop in time`)
  }
  return {
    route,
    origins: originsOf(plan),
    names: set.plans.map(({ name }) => name),
    process: (name) => childOf(set, name),
    output: (name) => outputs.get(name) ?? '',
    kill: (name, signal) => kill(set, name, signal),
    restart: (name) => restart(set, name),
    stop,
  }
}

/** Where the parts of a system answer that has this route and these ports. */
export function originsOf({ route, ports }: Pick<SystemPlan, 'route' | 'ports'>): RunningSystem['origins'] {
  return {
    web: `http://localhost:${ports.web}`,
    api: `http://localhost:${ports.api}`,
    payments: `http://127.0.0.1:${ports.payments}`,
    lab: `http://localhost:${ports.lab}`,
    collectorGrpc: `127.0.0.1:${ports.otlpGrpc}`,
    collectorMetrics: `http://127.0.0.1:${ports.collectorMetrics}`,
    secondLab: definitionOf(route).hasSecondLab ? `http://localhost:${ports.secondLab}` : null,
    collector: needsCollector(route) ? `http://127.0.0.1:${ports.otlpHttp}` : null,
  }
}
