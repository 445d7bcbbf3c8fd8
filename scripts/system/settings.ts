import * as z from 'zod'
import { type Ports, portNames, portVariables } from './ports.ts'

const port = (fallback: number) => z.coerce.number().int().min(1).max(65_535).default(fallback)
const url = z.url({ protocol: /^https?$/ })
const dsnKey = z.string().regex(/^[0-9a-f]{32}$/, 'a public key is 32 hexadecimal digits')

const Settings = z
  .object({
    WEB_PORT: port(5173),
    API_PORT: port(8000),
    PAYMENTS_PORT: port(8001),
    LAB_PORT: port(8969),
    OTLP_GRPC_PORT: port(4317),
    OTLP_HTTP_PORT: port(4318),
    COLLECTOR_HEALTH_PORT: port(13_133),
    COLLECTOR_METRICS_PORT: port(8888),
    SECOND_LAB_PORT: port(8970),
    SENTRY_OTLP_ENDPOINT: url.optional(),
    SENTRY_OTLP_PUBLIC_KEY: dsnKey.optional(),
  })
  .refine(({ SENTRY_OTLP_ENDPOINT: endpoint, SENTRY_OTLP_PUBLIC_KEY: key }) => !endpoint === !key, {
    error: 'SENTRY_OTLP_ENDPOINT and SENTRY_OTLP_PUBLIC_KEY belong together: both or neither',
  })

export type Environment = Record<string, string>
export type Settings = { ports: Ports; sentryOtlp: { endpoint?: string | undefined; publicKey?: string | undefined } }

class SettingsError extends Error {
  override name = 'SettingsError'
}

/** What the supervisor itself has to know; the services read the rest. Throws a `SettingsError` that lists every problem. */
export function readSettings(environment: Environment): Settings {
  const parsed = Settings.safeParse(withoutEmpty(environment))
  if (!parsed.success) throw new SettingsError(`Bad environment:\n${z.prettifyError(parsed.error)}`)
  const ports = Object.fromEntries(portNames.map((name) => [name, parsed.data[portVariables[name]]])) as Ports
  requireDistinct(ports)
  const { SENTRY_OTLP_ENDPOINT: endpoint, SENTRY_OTLP_PUBLIC_KEY: publicKey } = parsed.data
  return { ports, sentryOtlp: { endpoint, publicKey } }
}

function requireDistinct(ports: Ports): void {
  const clashes = portNames.filter((name) => portNames.some((other) => other !== name && ports[other] === ports[name]))
  if (clashes.length === 0) return
  const list = clashes.map((name) => `${portVariables[name]}=${ports[name]}`).join(', ')
  throw new SettingsError(`Bad environment:\n✖ each port can be used once: ${list}`)
}

/** `NAME=` in a `.env` file means that the default holds. */
function withoutEmpty(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
}
