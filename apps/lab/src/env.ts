import { delimiter, resolve } from 'node:path'
import * as z from 'zod'
import { settingFlags } from './command/start-options.ts'
import { UsageError } from './command/usage-error.ts'
import { parseDsn } from './forward/dsn.ts'

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'expected a port number')
  .transform(Number)
  .pipe(z.int().max(65_535, 'expected a port number'))

const amount = z
  .string()
  .regex(/^[1-9]\d{0,11}$/, 'expected a whole number above 0')
  .transform(Number)

const hostNames = z.string().transform((list) =>
  list
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean),
)

const folders = z.string().transform((list) => list.split(delimiter).filter(Boolean))

const dsn = z.string().refine((text) => parseDsn(text) !== null, 'expected a DSN, such as https://key@host/1')

const webAddress = z.url({ protocol: /^https?$/, error: 'expected an http or https address' })

const Fields = z.object({
  LAB_PORT: port.default(8969),
  LAB_HOST: z.string().default('127.0.0.1'),
  /** Where OTLP over gRPC is taken; nowhere unless given. */
  LAB_GRPC_PORT: port.nullable().default(null),
  /** Names besides the local ones under which browsers may read the lab, separated by commas. */
  LAB_ALLOWED_HOSTS: hostNames.default([]),
  /** Spans, logs and errors that are kept. */
  LAB_SPAN_BUDGET: amount.default(200_000),
  /** Bytes of bodies that are kept. */
  LAB_BYTE_BUDGET: amount.default(256 * 1024 * 1024),
  /** Folder of the journal; without one everything is in memory alone. */
  LAB_DATA: z
    .string()
    .transform((dir) => resolve(dir))
    .optional(),
  /** Folders in which source maps are looked for, separated as in PATH. */
  LAB_SOURCE_MAPS: folders.default([]),
  /** Where everything that is received is sent on; nowhere unless given. */
  LAB_FORWARD_DSN: dsn.nullable().default(null),
  /** Where OTLP goes instead of to the project of that DSN: what stands before `/v1/traces`. */
  LAB_FORWARD_OTLP_ENDPOINT: webAddress.nullable().default(null),
  LAB_FORWARD_OTLP_PUBLIC_KEY: z.string().nullable().default(null),
  /** Takes only what is sent to one of the four known projects with its key. */
  LAB_STRICT: z.stringbool('expected true or false').default(false),
})
const Env = Fields.superRefine((env, { addIssue }) => {
  for (const name of ['LAB_FORWARD_DSN', 'LAB_FORWARD_OTLP_ENDPOINT'] as const) {
    if (isOurselves(env[name], env)) addIssue({ code: 'custom', path: [name], message: 'that is this lab itself' })
  }
  if (env.LAB_FORWARD_OTLP_PUBLIC_KEY !== null && env.LAB_FORWARD_OTLP_ENDPOINT === null) {
    const message = 'says nothing without LAB_FORWARD_OTLP_ENDPOINT'
    addIssue({ code: 'custom', path: ['LAB_FORWARD_OTLP_PUBLIC_KEY'], message })
  }
})

/** A lab that sends to itself would never end. */
function isOurselves(url: string | null, { LAB_HOST, LAB_PORT }: z.infer<typeof Fields>): boolean {
  if (url === null) return false
  const { hostname, port } = new URL(url)
  return port === String(LAB_PORT) && ['localhost', '127.0.0.1', '[::1]', LAB_HOST].includes(hostname)
}

/** Every setting of a lab, by the name of its variable. */
export type Env = z.infer<typeof Env>

/** Settings from the environment, where an empty value counts as none, and from flags, which win. Throws a `UsageError` with a line for each bad one. */
export function readEnv(source: NodeJS.ProcessEnv, flags: Record<string, string> = {}): Env {
  const filledIn = Object.entries(source).filter(([, value]) => value !== '')
  const given = { ...Object.fromEntries(filledIn), ...flags }
  const parsed = Env.safeParse(given)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map(({ path, message }) => {
    const variable = String(path[0])
    return `${variable in flags ? flagOf(variable) : variable}=${given[variable]}: ${message}`
  })
  throw new UsageError(lines.join('\n'))
}

function flagOf(variable: string): string {
  const [name] = Object.entries(settingFlags).find(([, flag]) => flag.variable === variable) ?? []
  return name === undefined ? variable : `--${name}`
}
