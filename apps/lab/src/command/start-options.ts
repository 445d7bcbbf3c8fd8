import { parseArgs } from 'node:util'
import { toUsageError } from './usage-error.ts'

type Flag = { says: string; value?: string; short?: string }

/** Flags that stand for a variable of `env.ts`, and win over it. */
export const settingFlags: Record<string, Flag & { variable: string }> = {
  port: { variable: 'LAB_PORT', value: 'PORT', says: 'what it listens on, else 8969; 0 takes any free one' },
  host: { variable: 'LAB_HOST', value: 'NAME', says: 'what it binds, else 127.0.0.1' },
  'grpc-port': { variable: 'LAB_GRPC_PORT', value: 'PORT', says: 'takes OTLP over gRPC there; else nowhere' },
  data: { variable: 'LAB_DATA', value: 'DIR', says: 'keeps what it receives there over a restart, else in memory' },
  'span-budget': { variable: 'LAB_SPAN_BUDGET', value: 'N', says: 'spans, logs and errors kept, else 200000' },
  'byte-budget': { variable: 'LAB_BYTE_BUDGET', value: 'BYTES', says: 'bytes of bodies kept, else 268435456' },
  'source-maps': { variable: 'LAB_SOURCE_MAPS', value: 'FOLDERS', says: 'where source maps of your builds are' },
  strict: { variable: 'LAB_STRICT', says: 'refuses other projects and keys than the four it knows, as Sentry does' },
}

/** Flags of a start and nothing else. */
export const startFlags = {
  open: { says: 'opens the page in a browser' },
  help: { short: 'h', says: 'shows this' },
} satisfies Record<string, Flag>

export type StartOptions = {
  /** The variables that the given flags stand for. */
  variables: Record<string, string>
  open: boolean
  help: boolean
}

/** Throws a `UsageError` that names what is not understood. */
export function readStartOptions(args: string[]): StartOptions {
  const values = parse(args)
  const variables = Object.entries(settingFlags).flatMap(([name, { variable }]) => {
    const given = values[name]
    return given === undefined ? [] : [[variable, String(given)]]
  })
  return {
    variables: Object.fromEntries(variables),
    open: values.open === true,
    help: values.help === true,
  }
}

function parse(args: string[]): Record<string, unknown> {
  const flags = Object.entries<Flag>({ ...settingFlags, ...startFlags })
  const options = flags.map(([name, { value, short }]) => [
    name,
    { type: value === undefined ? 'boolean' : 'string', ...(short && { short }) },
  ])
  try {
    return parseArgs({ args, options: Object.fromEntries(options) }).values
  } catch (error) {
    throw toUsageError(error)
  }
}
