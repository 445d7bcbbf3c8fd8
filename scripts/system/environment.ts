import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { root } from './root.ts'
import type { Environment } from './settings.ts'

/** Nobody's telemetry of the tools we call leaves the machine. */
const quiet = { TURBO_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1', DO_NOT_TRACK: '1' }

const machineVariables =
  /^(PATH|HOME|USER|SHELL|LANG|LC_.*|TZ|TMPDIR|TERM|CI|NO_COLOR|FORCE_COLOR|NODE_OPTIONS|CHROMIUM_PATH)$/

/** The environment as the user has it, with what `.env` adds: there, an empty value means that the default holds. */
export function userEnvironment(dotEnvPath = join(root, '.env')): Environment {
  const dotEnv = existsSync(dotEnvPath) ? parseEnv(readFileSync(dotEnvPath, 'utf8')) : {}
  const filledIn = Object.entries(dotEnv).filter(([, value]) => value !== '')
  return defined({ ...Object.fromEntries(filledIn), ...process.env, ...quiet })
}

/** The environment without any setting of the system, so that tests do the same on every machine. */
export function plainEnvironment(): Environment {
  const machine = Object.entries(process.env).filter(([name]) => machineVariables.test(name))
  return defined({ ...Object.fromEntries(machine), ...quiet })
}

function defined(variables: NodeJS.ProcessEnv): Environment {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
