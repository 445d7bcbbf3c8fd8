import { sentryBaseProblems, settingsProblems } from '@checkout/otel-node/settings'
import { planProcesses, type SystemPlan } from './processes.ts'

/** What in the telemetry settings cannot work on this route, a sentence each; the services say the same of their own when they start. */
export function settingsHints(plan: SystemPlan): string[] {
  const { endpoint } = plan.sentryOtlp
  const ofBase = endpoint === undefined ? [] : sentryBaseProblems('SENTRY_OTLP_ENDPOINT', endpoint)
  // The variables of the SDK are made from that one.
  if (ofBase.length > 0) return ofBase
  const services = planProcesses(plan).filter(({ name }) => name === 'api' || name === 'payments')
  return [...new Set(services.flatMap(({ env }) => settingsProblems(env)))]
}
