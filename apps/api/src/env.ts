import * as z from 'zod/mini'

const port = z.coerce.number().check(z.int(), z.gte(0), z.lte(65_535))
const milliseconds = z.coerce.number().check(z.int(), z.gte(1))
const origin = z.url({ protocol: /^https?$/ })

const splitAtCommas = z.transform((list: string) => list.split(',').map((entry) => entry.trim()))
const originList = z.pipe(z.pipe(z.string(), splitAtCommas), z.array(origin))

const Env = z.object({
  /** 0 takes any free port. */
  API_PORT: z._default(port, 8000),
  API_HOST: z._default(z.string(), '127.0.0.1'),
  DATABASE_URL: z._default(z.string().check(z.startsWith('file:')), 'file:./data/checkout.db'),
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
