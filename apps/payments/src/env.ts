import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'

const home = fileURLToPath(new URL('..', import.meta.url))
const port = z
  .string()
  .regex(/^\d{1,5}$/, 'expected a port number')
  .transform(Number)
  .pipe(z.int().max(65_535))

const Env = z.object({
  PAYMENTS_PORT: port.default(8001),
  PAYMENTS_HOST: z.string().min(1).default('127.0.0.1'),
  /** A relative path counts from this app's folder. */
  PAYMENTS_DATA: z
    .string()
    .min(1)
    .default('./data/ledger.jsonl')
    .transform((path) => resolve(home, path)),
  /** Empty switches Sentry off. */
  SENTRY_DSN: z
    .union([z.literal(''), z.url({ protocol: /^https?$/ })])
    .default('http://00000000000000000000000000000003@127.0.0.1:8969/3'),
  SENTRY_ENVIRONMENT: z.string().min(1).default('local'),
})
export type Env = z.infer<typeof Env>

/** Throws one error that lists every problem. */
export function parseEnv(source: NodeJS.ProcessEnv): Env {
  const parsed = Env.safeParse(source)
  if (parsed.success) return parsed.data
  throw new Error(`payments: bad environment\n${z.prettifyError(parsed.error)}`)
}

/** The environment of this process, or exit 1 with every problem in one message. */
export function readEnv(): Env {
  try {
    return parseEnv(process.env)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
