import * as z from 'zod/mini'
import { isPostgres } from './database/location.ts'
import { postgresDefaults } from './database/postgres-limits.ts'

const wholeNumber = z.pipe(z.string().check(z.regex(/^\d+$/, 'expected a whole number')), z.transform(Number))
const port = z.pipe(wholeNumber, z.int().check(z.lte(65_535)))
// A timer takes no more, and would run without a pause instead.
const milliseconds = z.pipe(wholeNumber, z.int().check(z.gte(1), z.lte(2 ** 31 - 1)))
const databaseUrl = z
  .string()
  .check(z.refine(isDatabaseUrl, 'a database is file:<path> or postgres://<user>:<password>@<host>/<name>'))
const connections = z.pipe(wholeNumber, z.int().check(z.gte(1), z.lte(1_000)))
const origin = z.string().check(z.refine(isOrigin, 'an origin is http or https, host and port, without a path'))

const splitAtCommas = z.transform((list: string) => list.split(',').map((entry) => entry.trim()))
const originList = z.pipe(z.pipe(z.string(), splitAtCommas), z.array(origin))

const Env = z.object({
  /** 0 takes any free port. */
  API_PORT: z._default(port, 8000),
  /** Empty would mean every address of the machine. */
  API_HOST: z._default(z.string().check(z.minLength(1)), '127.0.0.1'),
  /** A SQLite file or a Postgres server; the next two matter only to the latter. */
  DATABASE_URL: z._default(databaseUrl, 'file:./data/checkout.db'),
  DATABASE_POOL_SIZE: z._default(connections, postgresDefaults.poolSize),
  DATABASE_STATEMENT_TIMEOUT_MS: z._default(milliseconds, postgresDefaults.statementTimeoutMs),
  PAYMENTS_ORIGIN: z._default(origin, 'http://127.0.0.1:8001'),
  /** Comma-separated. */
  WEB_ORIGINS: z._default(originList, ['http://localhost:5173', 'http://127.0.0.1:5173']),
  /** How long a request may own an order before the sweep takes it over. */
  CHECKOUT_LEASE_MS: z._default(milliseconds, 15_000),
  SWEEP_INTERVAL_MS: z._default(milliseconds, 30_000),
})

export type Env = z.infer<typeof Env>

/** The one place that reads `process.env`. Lists every problem at once and ends the process. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  z.config(z.locales.en())
  const parsed = Env.safeParse(source)
  if (parsed.success) return parsed.data
  console.error(`Bad environment:\n${z.prettifyError(parsed.error)}`)
  process.exit(1)
}

function isOrigin(value: string): boolean {
  const url = URL.parse(value)
  return url?.origin === value && /^https?:$/.test(url.protocol)
}

function isDatabaseUrl(value: string): boolean {
  return isPostgres(value) ? /^[^/]+:\/\/[^/]+\/./.test(value) && URL.canParse(value) : /^file:./.test(value)
}
