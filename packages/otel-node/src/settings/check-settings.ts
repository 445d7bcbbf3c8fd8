import { endpointProblems } from './endpoint-problems.ts'
import { headerProblems } from './header-problems.ts'
import { type Settings, signalsOf } from './signals.ts'

export type Place = {
  /** In a container of its own, `localhost` is nobody but the service. */
  isAloneInContainer: boolean
}

/**
 * What in the `OTEL_EXPORTER_OTLP_*` variables cannot work, or not with Sentry: a sentence for each mistake, which names the variable and
 * says what to write instead. Reads the variables as the SDK does and opens no connection.
 */
export function settingsProblems(
  env: Settings,
  { isAloneInContainer }: Place = { isAloneInContainer: false },
): string[] {
  const problems = signalsOf(env).flatMap((signal) => [
    ...endpointProblems(signal, isAloneInContainer),
    ...headerProblems(signal),
  ])
  return [...new Set(problems)]
}
