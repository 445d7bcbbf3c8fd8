import { existsSync } from 'node:fs'
import { settingsProblems } from './check-settings.ts'
import type { Settings } from './signals.ts'

/** Says once at start what in the telemetry settings cannot work, a line each. Never throws: a service runs without telemetry too. */
export function tellProblems(env: Settings): void {
  const isContainer = ['/.dockerenv', '/run/.containerenv'].some((mark) => existsSync(mark))
  // Whoever holds a channel to us started the others as well, on this side of the container's wall.
  const problems = settingsProblems(env, { isAloneInContainer: isContainer && !process.connected })
  for (const problem of problems) console.error(`telemetry: ${problem}`)
}
