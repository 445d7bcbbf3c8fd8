import type { SystemPlan } from './processes.ts'
import { sentryOtlp } from './telemetry-route.ts'

/** What runs where and which way the telemetry goes, as lines for the terminal. */
export function overview(plan: SystemPlan): string {
  const { ports, route } = plan
  const rows = [
    ['web', `http://localhost:${ports.web}`, 'the shop'],
    ['api', `http://localhost:${ports.api}`, 'checkout'],
    ['payments', `http://localhost:${ports.payments}`, 'the second hop'],
    ['lab', `http://localhost:${ports.lab}`, 'traces and logs'],
    ...(route === 'collector'
      ? [['collector', `http://localhost:${ports.otlpHttp}`, `gRPC on ${ports.otlpGrpc}`]]
      : []),
  ]
  const [labelWidth, urlWidth] = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const table = rows.map(([name = '', url = '', says]) => {
    return `  ${name.padEnd(labelWidth ?? 0)}  ${url.padEnd(urlWidth ?? 0)}  ${says}`
  })
  return ['', ...table, '', `  ${describeRoute(plan)}`, '', `  open http://localhost:${ports.web}`, ''].join('\n')
}

function describeRoute({ route, ports, sentryOtlp: configured, collectorBinary }: SystemPlan): string {
  const target = configured.endpoint === undefined ? 'the lab' : sentryOtlp(ports, configured).endpoint
  if (route === 'collector')
    return `route collector: the services send OTLP to the Collector, which sends it to ${target}`
  const change =
    collectorBinary === undefined
      ? 'for the route through the Collector, build one: npm run collector'
      : 'for the route through the Collector: npm start -- --route collector'
  return `route direct: the services send OTLP to ${target}; ${change}`
}
