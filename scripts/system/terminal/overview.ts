import type { SystemPlan } from '../processes.ts'
import { definitionOf, needsCollector, type Route } from '../routes.ts'
import { sentryOtlp } from '../sentry-targets.ts'
import { settingsHints } from './settings-hints.ts'

/** What runs where and which way the telemetry goes, as lines for the terminal. */
export function overview(plan: SystemPlan): string {
  const { ports, route } = plan
  const rows = [
    ['web', `http://localhost:${ports.web}`, 'the shop'],
    ['api', `http://localhost:${ports.api}`, 'checkout'],
    ['payments', `http://localhost:${ports.payments}`, 'the second hop'],
    ['lab', `http://localhost:${ports.lab}`, 'traces and logs'],
    ...(needsCollector(route)
      ? [['collector', `http://localhost:${ports.otlpHttp}`, `gRPC on ${ports.otlpGrpc}`]]
      : []),
    ...(definitionOf(route).hasSecondLab ? [['second lab', `http://localhost:${ports.secondLab}`, 'the copies']] : []),
  ]
  const [labelWidth, urlWidth] = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const table = rows.map(([name = '', url = '', says]) => {
    return `  ${name.padEnd(labelWidth ?? 0)}  ${url.padEnd(urlWidth ?? 0)}  ${says}`
  })
  const hints = settingsHints(plan).map((hint) => `  check: ${hint}`)
  return ['', ...table, '', `  ${describeRoute(plan)}`, ...hints, '', `  open http://localhost:${ports.web}`, ''].join(
    '\n',
  )
}

/** The route in one line, with where it ends and the command that changes it. */
export function describeRoute({ route, ports, sentryOtlp: configured, collectorBinary }: SystemPlan): string {
  const target = configured.endpoint === undefined ? 'the lab' : sentryOtlp(ports, configured).endpoint
  const change =
    collectorBinary === undefined
      ? 'for the routes through a Collector, build one: npm run collector'
      : `to change it while this runs: npm run route -- ${otherThan(route)}`
  return `route ${route}: ${definitionOf(route).says}; Sentry is ${target}\n  ${change}`
}

function otherThan(route: Route): Route {
  return route === 'routing' ? 'collector' : 'routing'
}
