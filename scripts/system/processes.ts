import { join } from 'node:path'
import type { Ports } from './ports.ts'
import { root } from './root.ts'
import { definitionOf, exporterEnvironment, needsCollector, type Route, type RouteContext } from './routes.ts'
import { labDsn, sentryOtlp } from './sentry-targets.ts'
import type { Environment, Settings } from './settings.ts'

export type ProcessPlan = {
  name: string
  command: string
  args: string[]
  cwd: string
  env: Environment
  /** How the process learns that the supervisor is gone: by its IPC channel, or by a leash that ends it from outside. */
  tether: 'ipc' | 'leash'
  /** Answers 2xx when the process is ready. */
  readyUrl?: string
  /** Starts only when those without this mark are ready. */
  startsLast?: boolean
}

export type SystemPlan = {
  route: Route
  ports: Ports
  /** What every process gets. It wins over the defaults below, but not over the ports and the route. */
  environment: Environment
  sentryOtlp: Settings['sentryOtlp']
  /** Holds database, ledger and the Collector's queue; without it each service keeps them where its own default says. */
  dataDir?: string | undefined
  collectorBinary?: string | undefined
  watch?: boolean | undefined
}

/** The one definition of how every process is started, in the order in which they are stopped. */
export function planProcesses(plan: SystemPlan): ProcessPlan[] {
  const collector = needsCollector(plan.route) ? [planCollector(plan)] : []
  const viewer = plan.watch ? [planViewerBuild(plan)] : []
  const secondLab = definitionOf(plan.route).hasSecondLab ? [planSecondLab(plan)] : []
  return [planWeb(plan), planApi(plan), planPayments(plan), ...collector, ...viewer, planLab(plan), ...secondLab]
}

/** Makes the database ready; has to end before the API starts. */
export function planMigration(plan: SystemPlan): ProcessPlan {
  const args = ['src/database/migrate.ts']
  return { name: 'migrate', command: process.execPath, args, ...inApp('api'), env: apiEnvironment(plan), tether: 'ipc' }
}

function planWeb({ ports, environment, watch }: SystemPlan): ProcessPlan {
  const env = {
    VITE_API_ORIGIN: `http://localhost:${ports.api}`,
    VITE_LAB_ORIGIN: `http://localhost:${ports.lab}`,
    VITE_SENTRY_DSN: labDsn('localhost', ports, 1),
    ...environment,
    WEB_PORT: String(ports.web),
  }
  // Vite reloads by itself, so this one is not restarted on a change.
  const args = ['serve.ts', ...(watch ? ['--dev'] : [])]
  const command = process.execPath
  return { name: 'web', command, args, ...inApp('web'), env, tether: 'ipc', readyUrl: localUrl(ports.web, '/') }
}

function planApi(plan: SystemPlan): ProcessPlan {
  const { apiPreload = './src/telemetry.ts' } = definitionOf(plan.route)
  const server = planServer(plan, 'api', ['--import', apiPreload, 'src/server.ts'])
  const env = {
    ...apiEnvironment(plan),
    ...definitionOf(plan.route).apiEnvironment,
    ...telemetryEnvironment(plan),
  }
  return { name: 'api', ...server, ...inApp('api'), env, readyUrl: localUrl(plan.ports.api, '/healthz') }
}

function planPayments(plan: SystemPlan): ProcessPlan {
  const server = planServer(plan, 'payments', ['--import', './src/telemetry.ts', 'src/server.ts'])
  const env = {
    SENTRY_DSN: labDsn('127.0.0.1', plan.ports, 3),
    ...(plan.dataDir ? { PAYMENTS_DATA: join(plan.dataDir, 'ledger.jsonl') } : {}),
    ...definitionOf(plan.route).paymentsEnvironment,
    ...telemetryEnvironment(plan),
    PAYMENTS_PORT: String(plan.ports.payments),
  }
  return { name: 'payments', ...server, ...inApp('payments'), env, readyUrl: localUrl(plan.ports.payments, '/healthz') }
}

function planLab(plan: SystemPlan): ProcessPlan {
  // The shop's build has maps beside it, so that its errors are read in the original.
  const LAB_SOURCE_MAPS = join(root, 'apps/web/dist')
  const { args, cwd, env } = labCommand({ LAB_SOURCE_MAPS, ...plan.environment, LAB_PORT: String(plan.ports.lab) })
  return { name: 'lab', ...planServer(plan, 'lab', args), cwd, env, readyUrl: localUrl(plan.ports.lab, '/healthz') }
}

/** The lab's own command; a relative path in its settings counts from the root. */
export function labCommand(environment: Environment): Pick<ProcessPlan, 'args' | 'cwd' | 'env'> {
  const env = { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node'), ...environment }
  // What the command itself takes over to a second process, which would lose the channel to us; a test holds them together.
  const flags = ['--max-semi-space-size=2', '--expose-gc', '--initial-old-space-size=128']
  return { args: [...flags, 'apps/lab/src/cli.ts'], cwd: root, env }
}

function planSecondLab(plan: SystemPlan): ProcessPlan {
  const lab = planLab(plan)
  const port = plan.ports.secondLab
  return {
    ...lab,
    name: 'second-lab',
    env: { ...lab.env, LAB_PORT: String(port) },
    readyUrl: localUrl(port, '/healthz'),
  }
}

function planViewerBuild({ environment }: SystemPlan): ProcessPlan {
  const args = [join(root, 'node_modules/vite/bin/vite.js'), 'build', 'web', '--watch', '--logLevel', 'warn']
  return { name: 'viewer', command: process.execPath, args, ...inApp('lab'), env: environment, tether: 'leash' }
}

function planCollector(plan: SystemPlan): ProcessPlan {
  const { ports, route, collectorBinary: command } = plan
  if (command === undefined) throw new Error(`route ${route} needs a Collector: npm run collector`)
  const { collector = '', collectorEnvironment = () => ({}), collectorAsksLab = false } = definitionOf(route)
  const context = contextOf(plan)
  const env = {
    COLLECTOR_QUEUE_DIR: join(plan.dataDir ?? root, '.collector-queue'),
    ...collectorEnvironment(context),
    ...plan.environment,
    OTLP_GRPC_PORT: String(ports.otlpGrpc),
    OTLP_HTTP_PORT: String(ports.otlpHttp),
    COLLECTOR_HEALTH_PORT: String(ports.collectorHealth),
    COLLECTOR_METRICS_PORT: String(ports.collectorMetrics),
    SENTRY_OTLP_ENDPOINT: context.target.endpoint,
    SENTRY_OTLP_PUBLIC_KEY: context.target.publicKey,
  }
  const args = ['--config', join(root, 'collector', collector)]
  const readyUrl = localUrl(ports.collectorHealth, '/')
  return { name: 'collector', command, args, cwd: root, env, tether: 'leash', readyUrl, startsLast: collectorAsksLab }
}

function contextOf({ ports, sentryOtlp: configured }: SystemPlan): RouteContext {
  return { ports, target: sentryOtlp(ports, configured), isLab: configured.endpoint === undefined }
}

/** A watched server runs below a process that starts it again, and that has no channel to us. */
function planServer(
  { watch }: SystemPlan,
  app: string,
  args: string[],
): Pick<ProcessPlan, 'command' | 'args' | 'tether'> {
  const command = process.execPath
  if (!watch) return { command, args, tether: 'ipc' }
  return { command, args: [restartOnChange, join(root, 'apps', app, 'src'), ...args], tether: 'leash' }
}

const restartOnChange = join(import.meta.dirname, 'restart-on-change.ts')

function apiEnvironment({ ports, environment, dataDir }: SystemPlan): Environment {
  return {
    PAYMENTS_ORIGIN: `http://127.0.0.1:${ports.payments}`,
    WEB_ORIGINS: `http://localhost:${ports.web},http://127.0.0.1:${ports.web}`,
    ...(dataDir ? { DATABASE_URL: `file:${join(dataDir, 'checkout.db')}` } : {}),
    ...environment,
    API_PORT: String(ports.api),
  }
}

function telemetryEnvironment(plan: SystemPlan): Environment {
  const { route, environment } = plan
  return {
    // The SDK's own delay of 5 s would make every click wait for its trace.
    OTEL_BSP_SCHEDULE_DELAY: '200',
    OTEL_BLRP_SCHEDULE_DELAY: '200',
    // Where the Collector samples, the services must not: an unsampled browser would silence them first. It also names the
    // route, so that another one through the Collector does not start the services again.
    ...(needsCollector(route)
      ? { OTEL_TRACES_SAMPLER: 'always_on', OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=local' }
      : { OTEL_RESOURCE_ATTRIBUTES: `deployment.environment.name=local,telemetry.route=${route}` }),
    ...environment,
    ...exporterEnvironment(route, contextOf(plan)),
  }
}

function inApp(app: string): Pick<ProcessPlan, 'cwd'> {
  return { cwd: join(root, 'apps', app) }
}

function localUrl(port: number, path: string): string {
  return `http://127.0.0.1:${port}${path}`
}
