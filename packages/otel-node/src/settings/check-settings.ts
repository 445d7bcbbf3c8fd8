import { existsSync } from 'node:fs'
import { endpointProblems } from './endpoint-problems.ts'
import { headerProblems } from './header-problems.ts'
import { type Settings, signalsOf } from './signals.ts'

type Place = {
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

/** Says once at start what in the telemetry settings cannot work, a line each. Never throws: a service runs without telemetry too. */
export function tellProblems(env: Settings): void {
  const isContainer = ['/.dockerenv', '/run/.containerenv'].some((mark) => existsSync(mark))
  // Whoever holds a channel to us started the others as well, on this side of the container's wall.
  const problems = settingsProblems(env, { isAloneInContainer: isContainer && !process.connected })
  for (const problem of problems) console.error(`telemetry: ${problem}`)
}
