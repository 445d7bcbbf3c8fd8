import * as z from 'zod'

const origin = z.string().refine(isOrigin, { error: 'an origin is http or https, host and port, without a path' })
const dsn = z.string().refine((value) => value === '' || isDsn(value), { error: 'a DSN looks like https://key@host/1' })

const Env = z.object({
  /** 0 takes any free port. */
  WEB_PORT: z.coerce.number().int().min(0).max(65_535).default(5173),
  /** Empty switches the SDK off. */
  VITE_SENTRY_DSN: dsn.default('http://00000000000000000000000000000001@localhost:8969/1'),
  VITE_API_ORIGIN: origin.default('http://localhost:8000'),
  VITE_LAB_ORIGIN: origin.default('http://localhost:8969'),
  SENTRY_ENVIRONMENT: z.string().min(1).default('local'),
})

export type Env = z.infer<typeof Env>

/** The one place that reads `process.env`. Lists every problem at once and ends the process. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const parsed = Env.safeParse(source)
  if (parsed.success) return parsed.data
  console.error(`Bad environment:\n${z.prettifyError(parsed.error)}`)
  process.exit(1)
}

function isOrigin(value: string): boolean {
  const url = URL.parse(value)
  return url?.origin === value && /^https?:$/.test(url.protocol)
}

function isDsn(value: string): boolean {
  const url = URL.parse(value)
  return url !== null && url.username !== '' && /\/\d+$/.test(url.pathname)
}
