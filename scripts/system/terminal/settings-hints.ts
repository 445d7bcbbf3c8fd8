import { sentryBaseProblems, settingsProblems } from '@checkout/otel-node/settings'
import { planProcesses, type SystemPlan } from '../processes.ts'
import { definitionOf } from '../routes.ts'

/** What in the telemetry settings cannot work on this route, a sentence each; the services say the same of their own when they start. */
export function settingsHints(plan: SystemPlan): string[] {
  const { endpoint } = plan.sentryOtlp
  const ofBase = endpoint === undefined ? [] : sentryBaseProblems('SENTRY_OTLP_ENDPOINT', endpoint)
  // The variables of the SDK are made from that one.
  if (ofBase.length > 0) return ofBase
  const { wants = [] } = endpoint === undefined ? {} : definitionOf(plan.route)
  const missing = wants.filter((name) => !plan.environment[name])
  const ofRoute = missing.length === 0 ? [] : [`route ${plan.route} with a real Sentry wants ${missing.join(' and ')}`]
  const services = planProcesses(plan).filter(({ name }) => name === 'api' || name === 'payments')
  return [...new Set([...ofRoute, ...services.flatMap(({ env }) => settingsProblems(env))])]
}
